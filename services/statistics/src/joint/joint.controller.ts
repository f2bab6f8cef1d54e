import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Allow, type Identity, ROLES, Who } from '@muster/auth';
import { Operation, tenantOf } from '@muster/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { exampleFrame } from '../alliance-figures/alliance-figures.example.js';
import { factIndicators } from '../domain/fact-indicators.js';
import { factIndicatorView } from '../facts/definition-view.js';
import { FactDesk } from '../facts/fact-desk.js';
import { FactReader } from '../facts/fact-reader.js';
import { alreadyKnown } from '../figures/cached-answer.js';
import { FigureDesk } from '../figures/figure-desk.js';
import { FiguresQuery } from '../figures/figures-query.js';
import { momentOf } from '../figures/moment.js';
import { JointWhistles } from './joint-figures.js';
import { JointView } from './joint.view.js';

const definition = factIndicatorView(factIndicators.K13t);

/** Whether everybody comes who is whistled. */
@Controller('v1/statistics')
export class JointController {
  constructor(
    private readonly figures: FigureDesk,
    private readonly desk: FactDesk,
    private readonly facts: FactReader,
  ) {}

  @Get('joint')
  @Allow(...ROLES)
  @Operation({
    zh: '联合哨件报到率（逐件）',
    en: 'How completely units report in to joint whistles',
    type: JointView,
    response: {
      ...exampleFrame,
      definition,
      joint: { whistles: 4, open: 1, complete: 3, units_whistled: 9, units_on_time: 8, mean_rate: 0.875 },
    },
  })
  async joint(
    @Query() query: FiguresQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JointView | undefined> {
    const asOf = momentOf(query.as_of, 'as_of');
    const tenantId = tenantOf(who);
    const { frame, etag } = await this.figures.frame(tenantId, { of: 'joint', ...query }, asOf);
    if (alreadyKnown(request, reply, etag)) return undefined;
    const { frame: ofMonth, month } = await this.desk.month(frame, query.period, asOf);
    const whistles = new JointWhistles(month);
    for await (const fact of this.facts.movedSince(tenantId, new Date(month.start), asOf)) whistles.add(fact);
    return { ...ofMonth, definition, joint: whistles.figures() };
  }
}
