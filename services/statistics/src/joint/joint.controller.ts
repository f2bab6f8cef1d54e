import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Allow, type Identity, ROLES, Who } from '@muster/auth';
import { Operation } from '@muster/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { exampleFrame } from '../alliance-figures/alliance-figures.example.js';
import { factIndicators } from '../domain/fact-indicators.js';
import { factIndicatorView } from '../facts/definition-view.js';
import { FigureDesk } from '../figures/figure-desk.js';
import { FiguresQuery } from '../figures/figures-query.js';
import { JointWhistles } from './joint-figures.js';
import { JointView } from './joint.view.js';

const definition = factIndicatorView(factIndicators.K13t);

/** Whether everybody comes who is whistled. */
@Controller('v1/statistics')
export class JointController {
  constructor(private readonly desk: FigureDesk) {}

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
  joint(
    @Query() query: FiguresQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JointView | undefined> {
    return this.desk.answer({ of: 'joint', who, query, request, reply }, async (figures) => {
      const { frame, span } = figures.month(query.period);
      const whistles = new JointWhistles(span);
      for await (const { fact } of figures.whistlesMovedSince(span.start)) whistles.add(fact);
      return { ...frame, definition, joint: whistles.figures() };
    });
  }
}
