import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ALLIANCE_ROLES, Allow, type Identity, Who } from '@muster/auth';
import { Operation } from '@muster/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  exampleCells,
  exampleDirectory,
  exampleFrame,
} from '../alliance-figures/alliance-figures.example.js';
import { FigureDesk } from '../figures/figure-desk.js';
import { FiguresQuery } from '../figures/figures-query.js';
import { UnitFiguresView } from './unit-figures.view.js';
import { unitRows } from './unit-rows.js';

/** Units side by side: for those who work in the council or look at it, not for the enterprises. */
@Controller('v1/statistics')
export class UnitFiguresController {
  constructor(private readonly desk: FigureDesk) {}

  @Get('units')
  @Allow(...ALLIANCE_ROLES)
  @Operation({
    zh: '单位指标',
    en: 'Figures of the units',
    description: {
      zh: '按派单计，每个单位一行；不给合计，因为各行与联盟合计的计数单位不同。',
      en: 'Counted per assignment, one row for each unit; no total is given because rows and alliance totals count different things.',
    },
    type: UnitFiguresView,
    response: { ...exampleFrame, items: unitRows(exampleCells, '2026-09', exampleDirectory) },
  })
  figures(
    @Query() query: FiguresQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UnitFiguresView | undefined> {
    return this.desk.answer({ of: 'units', who, query, request, reply }, async (figures) => {
      const { frame } = figures.month(query.period);
      const cells = await figures.cells([frame.period], ['assignments']);
      return { ...frame, items: unitRows(cells, frame.period, figures.directory) };
    });
  }
}
