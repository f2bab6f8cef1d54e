import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ALLIANCE_ROLES, Allow, type Identity, Who } from '@muster/auth';
import { Operation } from '@muster/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { exampleFrame } from '../alliance-figures/alliance-figures.example.js';
import { factIndicators } from '../domain/fact-indicators.js';
import { periodsIn } from '../domain/period.js';
import { factIndicatorView } from '../facts/definition-view.js';
import { FigureDesk } from '../figures/figure-desk.js';
import type { Figures } from '../figures/figures.js';
import { breakDown, COVERAGE_RATES, type GroupedShare } from './breakdown-figures.js';
import { exampleBreakdown } from './breakdown.example.js';
import { BreakdownQuery } from './breakdown.query.js';
import { BreakdownView } from './breakdown.view.js';
import { grouperOf } from './grouper.js';
import { sharesIn } from './shares-in.js';
import { type BrokenDownMonth, GROUP_RATES } from './whistle-share.js';

const ofWhistles = [...GROUP_RATES, factIndicators.K8t].map(factIndicatorView);
const ofEnterprises = [...COVERAGE_RATES.inside, ...COVERAGE_RATES.outside].map(factIndicatorView);

/** How each group of whistles fares: not for enterprises, because a group may be the few whistles of one of them. */
@Controller('v1/statistics')
export class BreakdownController {
  constructor(private readonly desk: FigureDesk) {}

  @Get('breakdown')
  @Allow(...ALLIANCE_ROLES)
  @Operation({
    zh: '分组指标：来源、产业联盟、环节、类别',
    en: 'Figures by source, industry alliance, stage or category',
    description: {
      zh: '本月的件数、三率与吹哨后的用时，分组列出，合计每件只计一次。产业联盟及其组建、覆盖以月末的名录为准（本月为现在）；环节、类别以现在的归类为准。',
      en: 'Counts, the three rates and the time since the whistle, group by group; the total has each whistle once. Industry alliances, and how their enterprises are covered, are those of the directory as it stood when the month ended, or stands now; stage and category are as classified now.',
    },
    type: BreakdownView,
    response: {
      ...exampleFrame,
      by: 'source',
      definitions: ofWhistles,
      groups_overlap: false,
      ...exampleBreakdown,
    },
  })
  breakdown(
    @Query() query: BreakdownQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BreakdownView | undefined> {
    return this.desk.answer({ of: 'breakdown', who, query, request, reply }, async (figures) => {
      const { frame, span } = figures.month(query.period);
      const { calendars } = figures.directory;
      const month = { period: frame.period, span, periodOf: periodsIn(frame.time_zone), calendars };
      const groups = await figures.groupsAt(figures.untilNow(span.end), query.by);
      const isOfEnterprises = query.by === 'industry_alliance';
      return {
        ...frame,
        by: query.by,
        definitions: isOfEnterprises ? [...ofWhistles, ...ofEnterprises] : ofWhistles,
        groups_overlap: isOfEnterprises,
        ...breakDown(await groupedShares(month, figures), grouperOf(query.by, groups)),
      };
    });
  }
}

/** Shares with what decides their groups. */
async function groupedShares(month: BrokenDownMonth, figures: Figures): Promise<GroupedShare[]> {
  const shares = await sharesIn(month, figures);
  const origins = await figures.origins([...shares.keys()]);
  return [...shares].map(([id, share]) => ({ ...share, origin: origins.get(id)! }));
}
