import type { ActorRule } from './actor-rules.js';
import type { CommandType } from './command.js';
import type { ConditionName } from './conditions.js';
import type { GuardName } from './guards.js';
import type { TimerName } from './timers.js';
import type { AssignmentState, TicketState } from './vocabulary.js';
import type { WhistleEventType } from './whistle-event.js';

interface Row<State> {
  /** Empty: it comes into being. */
  readonly from: readonly State[];
  /** `same`: something happens, but nobody may do anything else than before. */
  readonly to: State | 'same';
  /** What it records, in this order. */
  readonly events: readonly WhistleEventType[];
  readonly zh: string;
  readonly en: string;
}

/** Somebody asks for it. */
export interface CommandRow<State> extends Row<State> {
  readonly trigger: Exclude<CommandType, 'tick'>;
  readonly actors: readonly ActorRule[];
  readonly guards: readonly GuardName[];
  /** Besides the guards, what must hold for it to be offered: what may be repeated without effect is not offered again. */
  readonly offered?: GuardName;
}

/** It follows by itself as soon as its condition holds. */
export interface AutomaticRow<State> extends Row<State> {
  readonly trigger: 'automatic';
  readonly when: ConditionName;
}

/** Time brings it: it takes place when the timer's instant has passed, whoever looks first (ADR-0031). */
export interface TimerRow<State> extends Row<State> {
  readonly trigger: 'timer';
  readonly at: TimerName;
  /** It only tells somebody, as a warning does: the scheduler records it, a command that acts has no need of it. */
  readonly reminds?: true;
}

/** It comes to an assignment with a transition of its ticket. */
export interface ConsequenceRow extends Pick<Row<AssignmentState>, 'from' | 'to' | 'zh' | 'en'> {
  /** The transitions that bring it. */
  readonly with: readonly string[];
  readonly event: WhistleEventType;
}

/** Rows of the ticket's table that somebody asks for (lifecycle B3). */
export const ticketRows = <const Rows extends Record<string, CommandRow<TicketState>>>(rows: Rows) => rows;

/** Rows of the ticket's table that follow by themselves (lifecycle B3). */
export const automaticRows = <const Rows extends Record<string, AutomaticRow<TicketState>>>(rows: Rows) =>
  rows;

/** Rows of the assignment's table that somebody asks for (lifecycle B4). */
export const assignmentRows = <const Rows extends Record<string, CommandRow<AssignmentState>>>(rows: Rows) =>
  rows;

/** Rows of the assignment's table that come with the ticket's (lifecycle B4). */
export const consequenceRows = <const Rows extends Record<string, ConsequenceRow>>(rows: Rows) => rows;

/** Rows of the ticket's table that time brings (lifecycle B3). */
export const ticketTimers = <const Rows extends Record<string, TimerRow<TicketState>>>(rows: Rows) => rows;

/** Rows of the assignment's table that time brings (lifecycle B4). */
export const assignmentTimers = <const Rows extends Record<string, TimerRow<AssignmentState>>>(rows: Rows) =>
  rows;
