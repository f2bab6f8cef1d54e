import { type Attendance, firstRepetition } from './attendance.js';
import { assertNotHeld, assertTakesPlace, type CalledOff, moved, type Moved } from './called-off.js';
import type { Decision } from './decision.js';
import { Fault } from './fault.js';
import { followDecision, type FollowingCommand } from './follow-decision.js';
import { codesOf, hasSameCodes, type ModelCodes } from './model-codes.js';
import {
  type AgendaItem,
  evolveMeeting,
  type Meeting,
  type MeetingEvent,
  type PulledFor,
  type ScheduledMeeting,
  unitsExpected,
} from './meeting.js';

/** A whistle that comes onto an agenda by itself, under the number of its ticket. */
export interface PulledTicket {
  readonly id: string;
  readonly title: string;
  readonly ticketId: string;
  readonly pulledFor: PulledFor;
}

/** What can be asked of a meeting. Ids are made by the caller; references to the directory and to tickets were examined before. */
export type MeetingCommand =
  | ({
      readonly type: 'schedule_meeting';
      /** What its agenda begins with, most urgent first. */
      readonly pulled: readonly PulledTicket[];
    } & ScheduledMeeting)
  | ({ readonly type: 'reschedule' } & Moved)
  | ({ readonly type: 'call_off' } & CalledOff)
  | ({ readonly type: 'set_codes' } & ModelCodes)
  | ({ readonly type: 'add_agenda_item' } & Omit<AgendaItem, 'position' | 'pulledFor'>)
  | { readonly type: 'pull_tickets'; readonly pulled: readonly PulledTicket[] }
  | ({
      readonly type: 'record_decision';
      /** The meeting's day in the alliance's time zone, `YYYY-MM-DD`. */
      readonly heldOn: string;
    } & Omit<Decision, 'no' | 'heldOn' | 'carriedOut' | 'reopened' | 'overdueSince'>)
  | FollowingCommand
  | { readonly type: 'record_attendance'; readonly attendance: readonly Attendance[] };

/** More would be no agenda; it also keeps one meeting's document small. */
export const MOST_AGENDA_ITEMS = 200;
export const MOST_DECISIONS = 500;
/** The rest of an agenda is for what people put on it. */
export const MOST_PULLED_TICKETS = 100;

/**
 * Decides what happens. @throws Fault `called_off` whatever is asked of a meeting that was; `already_held`, `not_moved`,
 * `quorum_out_of_reach`, `ticket_already_on_agenda`, `agenda_full`, `unknown_agenda_item`, `other_ticket`, `due_before_meeting`, `decisions_full`,
 * `repeated_attendee`; about decisions that were recorded, those of `followDecision`.
 */
export function decideMeeting(meeting: Meeting | undefined, command: MeetingCommand): MeetingEvent[] {
  if (command.type === 'schedule_meeting') {
    const { type: _, pulled, ...meetingItself } = command;
    const most = unitsExpected(meetingItself).size;
    if ((meetingItself.quorum ?? 0) > most)
      throw new Fault('invalid', 'quorum_out_of_reach', '/quorum', { most });
    const scheduled = { type: 'meeting.scheduled', ...meetingItself } as const;
    return [scheduled, ...pulledOnto(evolveMeeting(undefined, scheduled), pulled)];
  }
  if (!meeting) throw new Error('the meeting is not scheduled yet');
  assertTakesPlace(meeting);
  switch (command.type) {
    case 'reschedule':
      return [{ type: 'meeting.rescheduled', ...moved(meeting, command) }];
    case 'call_off':
      assertNotHeld(meeting);
      return [{ type: 'meeting.called_off', at: command.at, reason: command.reason }];
    case 'set_codes':
      return hasSameCodes(meeting, command) ? [] : [{ type: 'meeting.codes_set', ...codesOf(command) }];
    case 'add_agenda_item':
      return [{ type: 'meeting.agenda_item_added', item: agendaItem(meeting, command) }];
    case 'pull_tickets':
      return pulledOnto(meeting, command.pulled);
    case 'record_decision':
      return [{ type: 'meeting.decision_recorded', decision: decision(meeting, command) }];
    case 'carry_out_decision':
    case 'reopen_decision':
    case 'note_overdue_decisions':
      return followDecision(meeting, command);
    case 'record_attendance': {
      const repeated = firstRepetition(command.attendance);
      if (repeated >= 0) throw new Fault('invalid', 'repeated_attendee', `/attendance/${repeated}`);
      return [{ type: 'meeting.attendance_recorded', attendance: command.attendance }];
    }
  }
}

// Nobody is told that there is no room: the whistle stays where it is, and comes onto the next agenda.
function pulledOnto({ agenda }: Meeting, pulled: readonly PulledTicket[]): MeetingEvent[] {
  const there = new Set(agenda.map(({ ticketId }) => ticketId));
  const before = agenda.filter(({ pulledFor }) => pulledFor !== undefined).length;
  const room = Math.min(MOST_PULLED_TICKETS - before, MOST_AGENDA_ITEMS - agenda.length);
  return pulled
    .filter(({ ticketId }) => !there.has(ticketId))
    .slice(0, Math.max(0, room))
    .map((item, index) => ({
      type: 'meeting.agenda_item_added',
      item: { ...item, position: agenda.length + index + 1 },
    }));
}

function agendaItem(
  meeting: Meeting,
  { id, title, ticketId }: Pick<AgendaItem, 'id' | 'title' | 'ticketId'>,
): AgendaItem {
  const position = meeting.agenda.length + 1;
  if (position > MOST_AGENDA_ITEMS)
    throw new Fault('conflict', 'agenda_full', '', { most: MOST_AGENDA_ITEMS });
  const same = ticketId !== null && meeting.agenda.find((item) => item.ticketId === ticketId);
  if (same)
    throw new Fault('conflict', 'ticket_already_on_agenda', '/ticket_id', { agenda_item_id: same.id });
  return { id, position, title, ticketId };
}

function decision(
  meeting: Meeting,
  { heldOn, ...given }: Extract<MeetingCommand, { type: 'record_decision' }>,
): Decision {
  if (meeting.decisions.length >= MOST_DECISIONS)
    throw new Fault('conflict', 'decisions_full', '', { most: MOST_DECISIONS });
  const { type: _, ...recorded } = given;
  const item = meeting.agenda.find(({ id }) => id === recorded.agendaItemId);
  if (recorded.agendaItemId !== null && !item)
    throw new Fault('invalid', 'unknown_agenda_item', '/agenda_item_id');
  if (item?.ticketId && recorded.ticketId && item.ticketId !== recorded.ticketId) {
    throw new Fault('invalid', 'other_ticket', '/ticket_id', { ticket_id: item.ticketId });
  }
  if (recorded.dueOn !== null && recorded.dueOn < heldOn) {
    throw new Fault('invalid', 'due_before_meeting', '/due_on', { held_on: heldOn });
  }
  const no = meeting.decisions.length + 1;
  return { ...recorded, ticketId: recorded.ticketId ?? item?.ticketId ?? null, no, heldOn };
}
