import { CLOCKS, OPEN_ASSIGNMENT_STATES, TICKET_CLOCKS, type TicketState } from './vocabulary.js';
import type { Assignment, Clock, Whistle } from './whistle.js';

/** What few whistles are and lists are narrowed to (lifecycle B3, attributes): kept beside the row, absent for all others. */
export const FLAGS = ['disputed', 'supervised', 'task_force', 'overdue'] as const;
export type Flag = (typeof FLAGS)[number];

const ENDED: ReadonlySet<TicketState> = new Set(['closed', 'rejected', 'merged', 'withdrawn']);

const OF: Readonly<Record<Flag, (whistle: Whistle) => boolean>> = {
  disputed: ({ assignments }) => assignments.some(({ state }) => state === 'disputed'),
  supervised: ({ particulars }) => particulars.supervised === true,
  task_force: ({ particulars }) => (particulars.taskForces ?? []).some(({ stoodDown }) => stoodDown === null),
  overdue: (whistle) => !ENDED.has(whistle.state) && owesSomething(whistle),
};

/** The flags of a whistle, in the order of {@link FLAGS}; mostly none. */
export function flagsOf(whistle: Whistle): Flag[] {
  return FLAGS.filter((flag) => OF[flag](whistle));
}

/** A deadline has been missed, and what it waits for is still not done. */
function owesSomething({ clocks, assignments }: Whistle): boolean {
  return TICKET_CLOCKS.some((name) => isOwed(clocks[name])) || assignments.some(unitOwesSomething);
}

function unitOwesSomething({ state, clocks }: Assignment): boolean {
  return (
    (OPEN_ASSIGNMENT_STATES as readonly string[]).includes(state) &&
    CLOCKS.some((name) => isOwed(clocks[name]))
  );
}

function isOwed(clock: Clock | null | undefined): boolean {
  return clock != null && clock.breachedAt !== null && clock.stoppedAt === null;
}
