import { Controller, Get, Query, Res } from '@nestjs/common';
import { ALLIANCE_ROLES, Allow, type Identity, Who } from '@muster/auth';
import { goneOf, Operation } from '@muster/http';
import type { FastifyReply } from 'fastify';
import { exampleFrame } from '../alliance-figures/alliance-figures.example.js';
import { factIndicators } from '../domain/fact-indicators.js';
import { factIndicatorView } from '../facts/definition-view.js';
import type { KnownWhistle } from '../facts/read-facts.js';
import { FigureDesk } from '../figures/figure-desk.js';
import type { Figures } from '../figures/figures.js';
import { FiguresQuery } from '../figures/figures-query.js';
import { Backlog, backlogFlow } from './backlog-figures.js';
import { BacklogView } from './backlog.view.js';

const definition = factIndicatorView(factIndicators.K10);
const STOCK = 'tickets';

/** What is still to be done, for those who have to do it. */
@Controller('v1/statistics')
export class BacklogController {
  constructor(private readonly desk: FigureDesk) {}

  @Get('backlog')
  @Allow(...ALLIANCE_ROLES)
  @Operation({
    zh: '积压：件龄、层级、单位',
    en: 'Backlog by age, level and unit',
    description: {
      zh: '未了结的哨件，以现在或 as_of 为准；另列本月的增减：月初存量 + 新增 − 了结 = 期末存量。',
      en: 'Whistles that are not ended now, or were not as of as_of; and how the month moved them: opening + raised − ended = closing.',
    },
    type: BacklogView,
    response: {
      ...exampleFrame,
      at: '2026-10-04T16:00:00.000Z',
      definition,
      backlog: {
        stock: 3,
        late: 1,
        ages: { up_to_7_days: 1, up_to_30_days: 1, up_to_90_days: 1, over_90_days: 0 },
        by_level: [
          { level: 1, count: 2 },
          { level: 3, count: 1 },
        ],
        by_unit: [{ unit_id: 'customs', name_zh: '海关', name_en: 'Customs', open: 3, late: 1 }],
      },
      flow: { opening: 2, raised: 6, ended: 5, closing: 3 },
      sum_check: true,
    },
  })
  backlog(
    @Query() query: FiguresQuery,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BacklogView> {
    // Ages grow while nothing happens: there is no entity tag that says the answer is still the same.
    reply.header('cache-control', 'private, no-store');
    return this.desk.read({ who, query, gone: goneOf(reply) }, async (figures) => {
      const at = figures.asOf ?? figures.now;
      const { frame, span } = figures.month(query.period);
      const backlog = (await backlogAt(figures, at)).figures(figures.directory.units);
      const cells = await figures.cells([], [STOCK]);
      const opening = await figures.stockAt(figures.untilNow(span.start), STOCK);
      const closing = await figures.stockAt(figures.untilNow(span.end), STOCK);
      return {
        ...frame,
        at: at.toISOString(),
        definition,
        backlog,
        flow: backlogFlow(opening, closing),
        sum_check: backlogFlow([], cells).closing === backlog.stock,
      };
    });
  }
}

async function backlogAt(figures: Figures, at: Date): Promise<Backlog> {
  const backlog = new Backlog(at.getTime());
  const whistles: KnownWhistle[] = [];
  for await (const whistle of figures.openWhistles()) whistles.push(whistle);
  const origins = await figures.origins(whistles.map(({ id }) => id));
  for (const { id, fact } of whistles) backlog.add(fact, origins.get(id)!.level);
  return backlog;
}
