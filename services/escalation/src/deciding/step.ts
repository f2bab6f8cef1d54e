import { applyDecorators, HttpCode, Post } from '@nestjs/common';
import { Allow } from '@muster/auth';
import { Operation, type OperationDescription } from '@muster/http';
import type { CommandType } from '../domain/command.js';
import { exampleAssignment, examplePath, exampleTicket } from '../reading/examples.js';
import { AssignmentResource, TicketResource } from '../reading/ticket.resource.js';
import { rolesFor } from './roles.js';

type Description = Pick<
  OperationDescription,
  'zh' | 'en' | 'description' | 'request' | 'response' | 'path'
> & { readonly problems?: readonly string[] };

const COMMON = ['illegal_transition', 'not_entitled', 'version_conflict', 'stale_version'];

/** A step of a ticket: `POST <path>`, for the roles of the transition tables, answered with the ticket. */
export function TicketStep(
  path: string,
  commands: CommandType | readonly CommandType[],
  description: Description,
): MethodDecorator {
  return step(path, commands, { type: TicketResource, response: exampleTicket, ...description });
}

/** A step of one unit's assignment, answered with the assignment. */
export function AssignmentStep(
  path: string,
  commands: CommandType | readonly CommandType[],
  description: Description,
): MethodDecorator {
  return step(path, commands, { type: AssignmentResource, response: exampleAssignment, ...description });
}

function step(
  path: string,
  commands: CommandType | readonly CommandType[],
  { problems, ...description }: OperationDescription,
): MethodDecorator {
  const roles = [...new Set([commands].flat().flatMap((command) => rolesFor(command)))];
  return applyDecorators(
    Post(path),
    HttpCode(200),
    Allow(...(roles as ReturnType<typeof rolesFor>)),
    Operation({
      path: examplePath,
      actions: [commands].flat(),
      ...description,
      problems: [...COMMON, ...(problems ?? [])],
    }),
  );
}
