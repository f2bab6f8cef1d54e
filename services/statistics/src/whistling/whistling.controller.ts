import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { DAY_MS } from '@muster/clock';
import { Allow, type Identity, ROLES, Who } from '@muster/auth';
import { Operation } from '@muster/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { exampleFrame } from '../alliance-figures/alliance-figures.example.js';
import { factIndicators } from '../domain/fact-indicators.js';
import type { MonthSpan } from '../domain/month-span.js';
import { factIndicatorView } from '../facts/definition-view.js';
import { FigureDesk } from '../figures/figure-desk.js';
import type { Figures } from '../figures/figures.js';
import { FiguresQuery } from '../figures/figures-query.js';
import { plainRate } from '../figures/plain-rate-view.js';
import { countRepeats, type RaisedWhistle, REPEATED_WITHIN_DAYS } from './repeats.js';
import { WhistlingView } from './whistling.view.js';

const definitions = [factIndicators.K12, factIndicators.K15].map(factIndicatorView);

/** Who blows how often: for everybody of the alliance, because no enterprise is named. */
@Controller('v1/statistics')
export class WhistlingController {
  constructor(private readonly desk: FigureDesk) {}

  @Get('whistling')
  @Allow(...ROLES)
  @Operation({
    zh: '吹哨率与重复率',
    en: 'How often whistles are blown, and again',
    description: {
      zh: '吹哨率以月末的在册企业为分母（本月为现在）；重复指此前 30 天内同一企业或同一地点已有同类哨件。',
      en: 'The whistle rate is over the enterprises that were active when the month ended, or are now; a whistle is a repeat when there was one of its category by the same enterprise, or about the same place, within 30 days before.',
    },
    type: WhistlingView,
    response: {
      ...exampleFrame,
      definitions,
      whistle_rate: plainRate(12, 80),
      repeat_rate: plainRate(3, 12),
      repeats: [
        {
          category_code: 'customs_clearance',
          name_zh: '通关',
          name_en: 'Customs clearance',
          raised: 12,
          repeats: 3,
        },
      ],
    },
  })
  whistling(
    @Query() query: FiguresQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WhistlingView | undefined> {
    return this.desk.answer({ of: 'whistling', who, query, request, reply }, async (figures) => {
      const { frame, span } = figures.month(query.period);
      const { enterprises } = await figures.membersAt(figures.untilNow(span.end));
      const repeats = countRepeats(await raisedUntilEndOf(span, figures), span);
      const raised = repeats.reduce((sum, row) => sum + row.raised, 0);
      return {
        ...frame,
        definitions,
        whistle_rate: plainRate(raised, enterprises.size),
        repeat_rate: plainRate(
          repeats.reduce((sum, row) => sum + row.repeats, 0),
          raised,
        ),
        repeats: repeats.map(({ category, ...counted }) => ({
          category_code: category,
          name_zh: figures.directory.categories[category]?.zh ?? null,
          name_en: figures.directory.categories[category]?.en ?? null,
          ...counted,
        })),
      };
    });
  }
}

/** The whistles of the month, and those before it that one of them may repeat. */
async function raisedUntilEndOf(span: MonthSpan, figures: Figures): Promise<RaisedWhistle[]> {
  const since = span.start - REPEATED_WITHIN_DAYS * DAY_MS;
  const whistles: { id: string; raisedAt: number; category: string }[] = [];
  for await (const { id, fact } of figures.whistlesMovedSince(since)) {
    const { state, raisedAt, category } = fact;
    if (state !== null && raisedAt >= since && raisedAt < span.end) whistles.push({ id, raisedAt, category });
  }
  const origins = await figures.origins(whistles.map(({ id }) => id));
  return whistles.map((whistle) => ({ ...whistle, ...origins.get(whistle.id)! }));
}
