import { type Decision, decisionState, newlyOverdue } from './decision.js';
import { Fault } from './fault.js';
import type { Meeting, MeetingEvent } from './meeting.js';

/** What can be asked about decisions that were recorded (ADR-0234). */
export type FollowingCommand =
  | {
      readonly type: 'carry_out_decision';
      readonly decisionId: string;
      readonly at: string;
      readonly note: string | null;
    }
  | {
      readonly type: 'reopen_decision';
      readonly decisionId: string;
      readonly at: string;
      readonly reason: string;
      /** Null: it stays what it was. */
      readonly dueOn: string | null;
      /** `YYYY-MM-DD` where the alliance is. */
      readonly today: string;
    }
  | { readonly type: 'note_overdue_decisions'; readonly at: string; readonly today: string };

/**
 * Decides what becomes of decisions.
 *
 * @throws Fault `followed_at_ticket`, `already_carried_out`, `not_carried_out`, `due_in_past`. @throws Error of a decision that the meeting
 * does not have.
 */
export function followDecision({ decisions }: Meeting, command: FollowingCommand): MeetingEvent[] {
  const { at } = command;
  switch (command.type) {
    case 'carry_out_decision': {
      const decision = followedHere(decisions, command.decisionId);
      if (decision.carriedOut)
        throw new Fault('conflict', 'already_carried_out', '', { carried_out_at: decision.carriedOut.at });
      return [{ type: 'meeting.decision_carried_out', ...keyOf(decision), at, note: command.note }];
    }
    case 'reopen_decision': {
      const decision = followedHere(decisions, command.decisionId);
      if (!decision.carriedOut) throw new Fault('conflict', 'not_carried_out');
      if (command.dueOn !== null && command.dueOn < command.today)
        throw new Fault('invalid', 'due_in_past', '/due_on', { today: command.today });
      const dueOn = command.dueOn ?? decision.dueOn;
      return [
        { type: 'meeting.decision_reopened', ...keyOf({ ...decision, dueOn }), at, reason: command.reason },
      ];
    }
    case 'note_overdue_decisions':
      return newlyOverdue(decisions, command.today).map((decision) => ({
        type: 'meeting.decision_overdue',
        ...keyOf(decision),
        at,
      }));
  }
}

function followedHere(decisions: readonly Decision[], decisionId: string): Decision {
  const decision = decisions.find(({ id }) => id === decisionId);
  if (!decision) throw new Error(`the meeting has no decision ${decisionId}`);
  if (decisionState(decision) === 'at_ticket')
    throw new Fault('conflict', 'followed_at_ticket', '', { ticket_id: decision.ticketId });
  return decision;
}

const keyOf = ({ id, ownerUnitId, dueOn }: Decision) => ({ decisionId: id, ownerUnitId, dueOn });
