import type { EventDataByName } from '@muster/contracts';
import type { ReceivedEvent } from '@muster/messaging';
import type { Command } from '../domain/command.js';

/** What a meeting decided about a whistle, and that somebody has to do by a day. */
export interface DecisionOnTicket {
  readonly tenantId: string;
  readonly ticketId: string;
  readonly command: Command<'add_follow_up'>;
}

/** The tasks among a batch's decisions, by ticket: in one order everywhere, those who lock several do not wait for each other. */
export function decisionsOnTickets(events: readonly ReceivedEvent[]): DecisionOnTicket[] {
  return events
    .flatMap(taskOf)
    .toSorted((a, b) => (a.ticketId < b.ticketId ? -1 : Number(a.ticketId > b.ticketId)));
}

function taskOf({ tenantId, data }: ReceivedEvent): DecisionOnTicket[] {
  const decision = data as EventDataByName['meeting.decision_recorded'];
  const { ticket_id: ticketId, due_on: dueOn } = decision;
  if (ticketId === null || dueOn === null) return [];
  const command = {
    type: 'add_follow_up',
    followUpId: decision.decision_id,
    kind: 'decision',
    unitId: decision.owner_unit_id,
    title: titleOf(decision),
    dueOn,
    meetingId: decision.meeting_id,
  } as const;
  return [{ tenantId, ticketId, command }];
}

// What was decided stays where it was typed; in both languages: nobody has written this, so nobody's language is known.
function titleOf({ decision_no: no, held_on: day }: EventDataByName['meeting.decision_recorded']): string {
  if (no === undefined || day === undefined) return '会议决定 / Decision of a meeting';
  return `${day} 会议决定第 ${no} 项 / Decision ${no} of the meeting of ${day}`;
}
