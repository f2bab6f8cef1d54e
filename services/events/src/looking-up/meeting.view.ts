import { ApiProperty } from '@nestjs/swagger';
import type { Identity } from '@muster/auth';
import type { Stored } from '@muster/recording';
import {
  type AgendaItem,
  type Meeting,
  PULLED_FOR,
  type PulledFor,
  unitsPresent,
} from '../domain/meeting.js';
import { ModelCodesView, modelCodesExample, presentCodes } from '../model-codes/model-codes.view.js';
import { publicAttendance } from '../publishing/public-attendance.js';
import { decisionExample, DecisionView, presentDecision } from './decision.view.js';
import { Actions, MEETING_ACTIONS, meetingActions } from './possible-actions.js';
import { presentTicket, ticketExample, TicketOnAgenda, type Tickets, visibleTicket } from './ticket.view.js';
import { uuid } from './uuid.property.js';

export class AgendaItemView {
  @ApiProperty(uuid('议题编号 / id'))
  id: string;
  @ApiProperty({ description: '序号 / position, from 1' })
  position: number;
  @ApiProperty({
    description: '议题；自动列入的为哨件号 / title; the ticket’s number when it came by itself',
  })
  title: string;
  @ApiProperty({
    type: TicketOnAgenda,
    nullable: true,
    description: '关联哨件及其当前状态 / ticket with its current state',
  })
  ticket: TicketOnAgenda | null;
  @ApiProperty({
    enum: PULLED_FOR,
    nullable: true,
    description:
      '自动列入的原因：层级达到三级、挂账；人工列入为空 / why it came by itself: level 3 or above, on account; null when somebody added it',
  })
  pulled_for: PulledFor | null;
}

export class MeetingAttendanceView {
  @ApiProperty({ required: false, description: '单位 / unit' })
  unit_id?: string;
  @ApiProperty({ required: false, description: '企业 / enterprise' })
  enterprise_id?: string;
  @ApiProperty({ required: false, description: '党组织 / party organisation' })
  party_organisation_id?: string;
  @ApiProperty({ description: '人数 / persons' })
  persons: number;
}

export class QuorumView {
  @ApiProperty({
    type: 'integer',
    description: '法定到会单位数，含召集单位 / units that must come, the convenor among them',
  })
  required: number;
  @ApiProperty({
    type: 'integer',
    description: '已登记到会的应到单位数 / of those that are to come, on record as present',
  })
  present: number;
  @ApiProperty({ description: '已达到 / it is reached' })
  reached: boolean;
}

/** Of what was called off; in lists, too. */
export const calledOffAt = {
  type: String,
  format: 'date-time',
  nullable: true,
  description: '何时取消；未取消为空 / when it was called off, UTC; null while it is not',
} as const;
/** Of what was called off; not in lists. */
export const calledOffReason = {
  type: String,
  nullable: true,
  description: '取消原因 / why it was called off',
} as const;

/** A meeting in a list. */
export class MeetingSummaryView extends ModelCodesView {
  @ApiProperty(uuid('会议编号 / id'))
  id: string;
  @ApiProperty({ description: '类别 / kind', example: 'joint_conference' })
  kind: string;
  @ApiProperty({ description: '名称 / title' })
  title: string;
  @ApiProperty({ type: String, nullable: true, description: '地点 / place' })
  place: string | null;
  @ApiProperty({ format: 'date-time', description: '现定开始时间 / start as it is now, UTC' })
  starts_at: string;
  @ApiProperty(calledOffAt)
  called_off_at: string | null;
  @ApiProperty({ description: '召集单位 / convening unit' })
  convenor_unit_id: string;
  @ApiProperty({ type: [String], description: '应邀单位 / invited units' })
  invited_unit_ids: string[];
  @ApiProperty({ type: [String], description: '应邀企业 / invited enterprises' })
  invited_enterprise_ids: string[];
  @ApiProperty({ type: 'integer', description: '议题数 / items on the agenda' })
  agenda_count: number;
  @ApiProperty({ type: 'integer', description: '决定数 / decisions' })
  decision_count: number;
  @ApiProperty({ description: '版本，同 ETag / version, as in ETag' })
  version: number;
}

/** A meeting with its agenda, decisions and attendance. */
export class MeetingView extends MeetingSummaryView {
  @ApiProperty({ type: [AgendaItemView] })
  agenda: AgendaItemView[];
  @ApiProperty({ type: [DecisionView] })
  decisions: DecisionView[];
  @ApiProperty({ type: [MeetingAttendanceView] })
  attendance: MeetingAttendanceView[];
  @ApiProperty({
    type: QuorumView,
    nullable: true,
    description: '法定到会单位；未设为空 / quorum by units; null when none is set',
  })
  quorum: QuorumView | null;
  @ApiProperty(calledOffReason)
  called_off_reason: string | null;
  @Actions(MEETING_ACTIONS)
  actions: string[];
}

export class MeetingPage {
  @ApiProperty({ type: [MeetingSummaryView] })
  items: MeetingSummaryView[];
  @ApiProperty({ type: String, nullable: true, description: '下一页游标 / cursor of the next page' })
  next_cursor: string | null;
}

/** What came by itself about another's whistle is nothing but a ticket: an enterprise does not see that it is there (ADR-0045). */
function visibleItems(who: Identity, { agenda }: Meeting, tickets: Tickets): AgendaItem[] {
  return agenda.filter(
    ({ pulledFor, ticketId }) =>
      pulledFor === undefined || who.role !== 'enterprise' || visibleTicket(who, ticketId, tickets),
  );
}

/**
 * What everybody who may see a meeting sees of it; an enterprise not who else of the enterprises is invited.
 *
 * @param tickets those on agendas; needed when an enterprise asks.
 */
export function summarizeMeeting(
  who: Identity,
  { state, version }: Stored<Meeting>,
  tickets: Tickets,
): MeetingSummaryView {
  return {
    id: state.id,
    kind: state.kind,
    title: state.title,
    place: state.place,
    starts_at: state.startsAt,
    called_off_at: state.calledOff?.at ?? null,
    convenor_unit_id: state.convenorUnitId,
    invited_unit_ids: [...state.invitedUnitIds],
    invited_enterprise_ids: state.invitedEnterpriseIds.filter(
      (id) => who.role !== 'enterprise' || id === who.enterpriseId,
    ),
    ...presentCodes(state),
    agenda_count: visibleItems(who, state, tickets).length,
    decision_count: state.decisions.length,
    version,
  };
}

/**
 * A meeting for a reader. An enterprise sees agenda, decisions and attendance, but of tickets and of enterprises only its own (ADR-0045).
 *
 * @param landed when decisions landed at their whistles, RFC 3339 by id.
 */
export function presentMeeting(
  who: Identity,
  stored: Stored<Meeting>,
  tickets: Tickets,
  landed: ReadonlyMap<string, string> = new Map(),
): MeetingView {
  const { decisions, attendance, calledOff } = stored.state;
  return {
    ...summarizeMeeting(who, stored, tickets),
    agenda: visibleItems(who, stored.state, tickets).map(
      ({ id, position, title, ticketId, pulledFor = null }) => {
        const ticket = presentTicket(who, ticketId, tickets);
        return { id, position, title, ticket, pulled_for: pulledFor };
      },
    ),
    decisions: decisions.map((decision, index) =>
      presentDecision(
        who,
        decision,
        index + 1,
        visibleTicket(who, decision.ticketId, tickets)?.id ?? null,
        landed.get(decision.id) ?? null,
      ),
    ),
    attendance: attendance
      .filter(
        ({ kind, id }) =>
          who.role !== 'enterprise' || kind === 'unit' || (kind === 'enterprise' && id === who.enterpriseId),
      )
      .map(publicAttendance),
    quorum: quorumOf(stored.state),
    called_off_reason: calledOff?.reason ?? null,
    actions: meetingActions(who, stored.state),
  };
}

function quorumOf(meeting: Meeting): QuorumView | null {
  const { quorum: required } = meeting;
  if (required === undefined) return null;
  const present = unitsPresent(meeting);
  return { required, present, reached: present >= required };
}

/** For the OpenAPI document. */
export const meetingExample = {
  id: '0198f0f4-1c00-7a10-8000-000000000020',
  kind: 'joint_conference',
  title: '第四季度海港事务联席会',
  place: null,
  starts_at: '2026-12-01T01:00:00.000Z',
  called_off_at: null,
  convenor_unit_id: 'council-secretariat',
  invited_unit_ids: ['customs', 'maritime'],
  invited_enterprise_ids: [],
  ...modelCodesExample,
  agenda_count: 1,
  decision_count: 1,
  version: 4,
  agenda: [
    {
      id: '0198f0f4-1c00-7a10-8000-000000000021',
      position: 1,
      title: '三号泊位拥堵',
      ticket: ticketExample,
      pulled_for: null,
    },
  ],
  decisions: [
    {
      ...decisionExample,
      ticket_id: '0198f0f4-1c00-7a10-8000-000000000001',
      state: 'at_ticket',
      actions: [],
    },
  ],
  attendance: [{ unit_id: 'customs', persons: 2 }],
  quorum: { required: 2, present: 1, reached: false },
  called_off_reason: null,
  actions: ['add_agenda_item', 'record_decision', 'record_attendance', 'set_codes'],
};

/** The same before it is held. */
export const arrangedMeetingExample = {
  ...meetingExample,
  decisions: [],
  decision_count: 0,
  attendance: [],
  quorum: { required: 2, present: 0, reached: false },
  actions: [...MEETING_ACTIONS],
  version: 2,
};
