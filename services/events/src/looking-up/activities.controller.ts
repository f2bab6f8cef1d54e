import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { Operation, page, Problem, tenantOf, UuidPipe, withEtag } from '@muster/http';
import { ActivityStore } from '../persistence/activity.store.js';
import { KnownTicketStore } from '../persistence/known-ticket.store.js';
import { ActivityPresenter } from './activity-presenter.js';
import { activityExample, ActivityPage, ActivityView } from './activity.view.js';
import { ActivityListQuery, activityListFilter, cursorOf } from './list.query.js';
import { visibleTicket } from './ticket.view.js';

const {
  tickets: _tickets,
  sign_ups: _signUps,
  attendance: _attendance,
  person_hours: _personHours,
  outcomes: _outcomes,
  called_off_reason: _reason,
  actions: _actions,
  ...summaryExample
} = activityExample;

/** Activities to read, for everybody of the alliance. */
@Controller('v1/activities')
@Allow('dispatcher', 'council', ...UNIT_ROLES, 'party_secretary', 'enterprise')
export class ActivitiesController {
  constructor(
    private readonly activities: ActivityStore,
    private readonly tickets: KnownTicketStore,
    private readonly presenter: ActivityPresenter,
  ) {}

  @Get()
  @Operation({
    zh: '活动列表',
    en: 'Activities, latest start first',
    type: ActivityPage,
    response: { items: [summaryExample], next_cursor: null },
    problems: ['validation_failed'],
  })
  async list(
    @Query() query: ActivityListQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const filter = activityListFilter(query);
    const mayAsk = await this.mayAskFor(who, filter.ticketId);
    const rows = mayAsk ? await this.activities.list(tenantOf(who), filter) : [];
    const summarize = this.presenter.summarizer();
    return page(request, reply, rows, query.limit, ({ state }) => cursorOf(state), summarize);
  }

  @Get(':id')
  @Operation({
    zh: '活动详情',
    en: 'An activity: what it is for, who signed up, who came, what came of it',
    type: ActivityView,
    path: { id: activityExample.id },
    response: activityExample,
  })
  async one(
    @Param('id', UuidPipe) id: string,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ActivityView> {
    const stored = await this.activities.load(tenantOf(who), id);
    if (!stored) throw new Problem(404, 'not_found');
    withEtag(reply, stored.version);
    return this.presenter.present(who, stored);
  }

  /** What another's whistle led to is not for an enterprise (ADR-0045). */
  private async mayAskFor(who: Identity, ticketId: string | undefined): Promise<boolean> {
    if (who.role !== 'enterprise' || ticketId === undefined) return true;
    const tickets = await this.tickets.find(tenantOf(who), [ticketId]);
    return visibleTicket(who, ticketId, tickets) !== undefined;
  }
}
