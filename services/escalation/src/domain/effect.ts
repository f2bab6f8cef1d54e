import type { Situation } from './situation.js';
import type { Assignment, Whistle } from './whistle.js';
import type { NewWhistleEvent } from './whistle-event.js';

/** A command as one effect takes it: the table has matched the command's type with its row. */
type Own = never;

/** What a transition of the ticket records. The tables have decided that it may. */
export type TicketEffect = (
  whistle: Whistle,
  command: Own,
  context: Situation['context'],
) => NewWhistleEvent[];

/** What an automatic transition records. */
export type AutomaticEffect = (whistle: Whistle, context: Situation['context']) => NewWhistleEvent[];

/** What a transition of an assignment records. */
export type AssignmentEffect = (
  assignment: Assignment,
  command: Own,
  whistle: Whistle,
  context: Situation['context'],
) => NewWhistleEvent[];

/** What a transition of the ticket records that time brings. */
export type TicketTimerEffect = AutomaticEffect;

/** What a transition of an assignment records that time brings. */
export type AssignmentTimerEffect = (
  assignment: Assignment,
  whistle: Whistle,
  context: Situation['context'],
) => NewWhistleEvent[];
