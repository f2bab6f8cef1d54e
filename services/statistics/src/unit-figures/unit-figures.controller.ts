import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ALLIANCE_ROLES, Allow, type Identity, Who } from '@muster/auth';
import { Operation, tenantOf } from '@muster/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  exampleCells,
  exampleDirectory,
  exampleFrame,
} from '../alliance-figures/alliance-figures.example.js';
import { grainNote } from '../domain/labels.js';
import { alreadyKnown } from '../figures/cached-answer.js';
import { FigureDesk } from '../figures/figure-desk.js';
import { FiguresQuery } from '../figures/figures-query.js';
import { momentOf } from '../figures/moment.js';
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
  async figures(
    @Query() query: FiguresQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UnitFiguresView | undefined> {
    const asOf = momentOf(query.as_of, 'as_of');
    const { frame, etag } = await this.desk.frame(tenantOf(who), { of: 'units', ...query }, asOf);
    if (alreadyKnown(request, reply, etag)) return undefined;
    const month = await this.desk.month(frame, query, ['assignments']);
    return {
      ...month.frame,
      note_zh: grainNote.zh,
      note_en: grainNote.en,
      items: unitRows(month.cells, month.frame.period, month.directory),
    };
  }
}
