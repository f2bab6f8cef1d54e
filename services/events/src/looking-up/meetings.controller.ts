import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, type Identity, UNIT_ROLES, Who } from '@muster/auth';
import { Operation, page, Problem, tenantOf, UuidPipe, withEtag } from '@muster/http';
import type { Meeting } from '../domain/meeting.js';
import { MeetingStore } from '../persistence/meeting.store.js';
import { cursorOf, listFilter, MeetingListQuery } from './list.query.js';
import { meetingExample, MeetingPage, MeetingView } from './meeting.view.js';
import { MeetingPresenter } from './meeting-presenter.js';

const {
  agenda: _agenda,
  decisions: _decisions,
  attendance: _attendance,
  quorum: _quorum,
  called_off_reason: _reason,
  actions: _actions,
  ...summaryExample
} = meetingExample;

/** Meetings to read. An enterprise sees those to which it is invited or which it attended. */
@Controller('v1/meetings')
@Allow('dispatcher', 'council', ...UNIT_ROLES, 'party_secretary', 'enterprise')
export class MeetingsController {
  constructor(
    private readonly meetings: MeetingStore,
    private readonly presenter: MeetingPresenter,
  ) {}

  @Get()
  @Operation({
    zh: '会议列表',
    en: 'Meetings, latest start first',
    type: MeetingPage,
    response: { items: [summaryExample], next_cursor: null },
    problems: ['validation_failed'],
  })
  async list(
    @Query() query: MeetingListQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const rows = await this.meetings.list(tenantOf(who), {
      ...listFilter(query),
      ...(query.ticket_id === undefined ? {} : { ticketId: query.ticket_id }),
      ...(who.role === 'enterprise' ? { enterpriseId: who.enterpriseId ?? '' } : {}),
    });
    return page(
      request,
      reply,
      rows,
      query.limit,
      ({ state }) => cursorOf(state),
      await this.presenter.summarizer(who, rows),
    );
  }

  @Get(':id')
  @Operation({
    zh: '会议详情',
    en: 'A meeting with agenda, decisions and attendance',
    type: MeetingView,
    path: { id: meetingExample.id },
    response: meetingExample,
  })
  async one(
    @Param('id', UuidPipe) id: string,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeetingView> {
    const stored = await this.meetings.load(tenantOf(who), id);
    if (!stored || !mayRead(who, stored.state)) throw new Problem(404, 'not_found');
    withEtag(reply, stored.version);
    return this.presenter.present(who, stored);
  }
}

/** May this caller know of the meeting? An enterprise when it is invited or attended it. */
export function mayRead(who: Identity, { invitedEnterpriseIds, attendance }: Meeting): boolean {
  if (who.role !== 'enterprise') return true;
  const own = who.enterpriseId ?? '';
  return (
    invitedEnterpriseIds.includes(own) ||
    attendance.some(({ kind, id }) => kind === 'enterprise' && id === own)
  );
}
