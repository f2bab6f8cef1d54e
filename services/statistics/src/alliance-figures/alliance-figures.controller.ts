import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Allow, type Identity, ROLES, Who } from '@muster/auth';
import { Operation } from '@muster/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { definitions } from '../domain/definitions.js';
import { compositeViews } from '../figures/composite-view.js';
import { FigureDesk } from '../figures/figure-desk.js';
import { indicatorView } from '../figures/figure-view.js';
import { FiguresQuery } from '../figures/figures-query.js';
import { acceptanceFigures } from './acceptance-figures.js';
import { exampleAllianceFigures } from './alliance-figures.example.js';
import { AllianceFiguresView } from './alliance-figures.view.js';
import { ticketCounts } from './ticket-counts.js';

/** Everyone in an alliance may see how the whole of it does. */
@Controller('v1/statistics')
export class AllianceFiguresController {
  constructor(private readonly desk: FigureDesk) {}

  @Get('alliance')
  @Allow(...ROLES)
  @Operation({
    zh: '联盟指标',
    en: 'Figures of the alliance',
    description: {
      zh: '哨件数量与各项指标，每个数都附定义。as_of 给出截至某一时刻已知的数字，之后迟到的记录不影响结果。',
      en: 'Counts of whistles and the indicators, each with its definition. as_of gives the figures as they were known at a moment; what was recorded later does not change them.',
    },
    type: AllianceFiguresView,
    response: exampleAllianceFigures,
  })
  figures(
    @Query() query: FiguresQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AllianceFiguresView | undefined> {
    return this.desk.answer({ of: 'alliance', who, query, request, reply }, async (figures) => {
      const { frame } = figures.month(query.period);
      const cells = await figures.cells([frame.period], ['tickets']);
      const inPeriod = cells.filter(({ period }) => period === frame.period);
      const indicators = definitions.indicators
        .filter(({ attribution }) => attribution !== 'moment')
        .map((definition) => indicatorView(definition, 'alliance', inPeriod)!);
      return {
        ...frame,
        tickets: ticketCounts(cells, frame.period, figures.directory),
        indicators,
        composite: compositeViews(indicators),
        acceptance: acceptanceFigures(inPeriod),
      };
    });
  }
}
