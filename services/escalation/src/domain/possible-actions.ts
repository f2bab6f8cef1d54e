import type { Actor } from './actor.js';
import { isEntitled } from './actor-rules.js';
import { GUARDS, GUARDS_OF_WHAT_IS_ASKED } from './guards.js';
import { Refusal } from './refusal.js';
import type { Situation } from './situation.js';
import type { CommandRow } from './row.js';
import { ASSIGNMENT_COMMANDS, TICKET_COMMANDS } from './transitions.js';
import type { Assignment, Whistle } from './whistle.js';

/** Raising has no whistle yet; taking in and letting go come with merging; what is late the product says. */
const NOT_OFFERED: readonly string[] = ['raise', 'take_in', 'let_go', 'note_overdue_follow_ups'];

const ticketRows: readonly CommandRow<string>[] = Object.values(TICKET_COMMANDS).filter(
  ({ trigger }) => !NOT_OFFERED.includes(trigger),
);
const assignmentRows: readonly CommandRow<string>[] = Object.values(ASSIGNMENT_COMMANDS);

/** All actions that somebody may ever find with a ticket. */
export const TICKET_ACTIONS: readonly string[] = triggersOf(ticketRows);
/** All actions that somebody may ever find with an assignment. */
export const ASSIGNMENT_ACTIONS: readonly string[] = triggersOf(assignmentRows);

/**
 * The commands that this actor could give now, from the same tables by which they are decided.
 *
 * @param about what the commands would name of the whistle; left out: anything that it has.
 */
export function possibleActions(
  whistle: Whistle,
  actor: Actor,
  assignment?: Assignment,
  about: { readonly followUpId?: string } = {},
): string[] {
  const state = assignment?.state ?? whistle.state;
  const command = { type: 'tick', ...about } as const;
  const situation: Situation = { whistle, assignment, command, context: { now: 0, actor } };
  return (assignment ? assignmentRows : ticketRows)
    .filter(
      ({ from, actors, guards, offered = [] }) =>
        from.includes(state) && isEntitled(actors, situation) && pass(guards.concat(offered), situation),
    )
    .map(({ trigger }) => trigger);
}

function pass(guards: CommandRow<string>['guards'], situation: Situation): boolean {
  try {
    for (const guard of guards) if (!GUARDS_OF_WHAT_IS_ASKED.has(guard)) GUARDS[guard](situation);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function triggersOf(rows: readonly CommandRow<string>[]): string[] {
  return [...new Set(rows.map(({ trigger }) => trigger))].sort();
}
