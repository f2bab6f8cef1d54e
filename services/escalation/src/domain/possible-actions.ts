import type { Actor } from './actor.js';
import { isEntitled } from './actor-rules.js';
import { GUARDS } from './guards.js';
import { Refusal } from './refusal.js';
import { NotYetKnown, type Situation, UNSPOKEN } from './situation.js';
import type { CommandRow } from './row.js';
import { ASSIGNMENT_COMMANDS, TICKET_COMMANDS } from './transitions.js';
import type { Assignment, Whistle } from './whistle.js';

const ticketRows: readonly CommandRow<string>[] = Object.values(TICKET_COMMANDS).filter(
  ({ trigger }) => trigger !== 'raise',
);
const assignmentRows: readonly CommandRow<string>[] = Object.values(ASSIGNMENT_COMMANDS);

/** The commands that this actor could give now, from the same tables by which they are decided. */
export function possibleActions(whistle: Whistle, actor: Actor, assignment?: Assignment): string[] {
  const state = assignment?.state ?? whistle.state;
  const situation: Situation = { whistle, assignment, command: UNSPOKEN, context: { now: 0, actor } };
  return (assignment ? assignmentRows : ticketRows)
    .filter(
      ({ from, actors, guards }) =>
        from.includes(state) && isEntitled(actors, situation) && pass(guards, situation),
    )
    .map(({ trigger }) => trigger);
}

// What only a command's own words and the directory can tell is judged when it is given, not when it is offered.
function pass(guards: CommandRow<string>['guards'], situation: Situation): boolean {
  return guards.every((guard) => {
    try {
      GUARDS[guard](situation);
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      if (error instanceof NotYetKnown) return true;
      throw error;
    }
  });
}
