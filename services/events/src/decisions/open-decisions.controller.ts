import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { Operation, page, tenantOf } from '@muster/http';
import { OpenDecisionStore } from '../persistence/open-decision.store.js';
import { openDecisionExample, OpenDecisionPage, presentOpenDecision } from './open-decision.view.js';
import { openDecisionCursor, openDecisionFilter, OpenDecisionsQuery } from './open-decisions.query.js';

/** What is left to do of what meetings decided (mechanisms 3.5, ADR-0234). */
@Controller('v1/meetings/decisions')
@Allow('dispatcher', 'council', ...UNIT_ROLES, 'party_secretary')
export class OpenDecisionsController {
  constructor(private readonly decisions: OpenDecisionStore) {}

  @Get()
  @Operation({
    zh: '待落实的会议决定',
    en: 'Decisions that are to be carried out, the soonest due first',
    description: {
      zh: '不含成为哨件后续任务的决定，它们随哨件跟踪。',
      en: 'Without those that became follow-ups of whistles: they are followed there.',
    },
    type: OpenDecisionPage,
    response: { items: [openDecisionExample], next_cursor: null },
    problems: ['validation_failed'],
  })
  async list(
    @Query() query: OpenDecisionsQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const rows = await this.decisions.list(tenantOf(who), openDecisionFilter(query));
    return page(
      request,
      reply,
      rows,
      query.limit,
      ({ decision }) => openDecisionCursor(decision),
      (row) => presentOpenDecision(who, row),
    );
  }
}
