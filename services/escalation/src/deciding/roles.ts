import type { Role } from '@muster/auth';
import type { ActorRole } from '../domain/actor.js';
import { ACTOR_RULES } from '../domain/actor-rules.js';
import type { CommandType } from '../domain/command.js';
import type { CommandRow } from '../domain/row.js';
import { ASSIGNMENT_COMMANDS, TICKET_COMMANDS } from '../domain/transitions.js';

const rows: readonly CommandRow<string>[] = [
  ...Object.values(TICKET_COMMANDS),
  ...Object.values(ASSIGNMENT_COMMANDS),
];

/** The account roles that can give a command at all, from the transition tables; for `@Allow`. */
export function rolesFor(command: CommandType): [Role, ...Role[]] {
  const actors = rows.filter(({ trigger }) => trigger === command).flatMap((row) => row.actors);
  const roles = new Set(actors.flatMap((name): readonly ActorRole[] => ACTOR_RULES[name].roles));
  roles.delete('system'); // no account has it
  return [...roles] as [Role, ...Role[]];
}
