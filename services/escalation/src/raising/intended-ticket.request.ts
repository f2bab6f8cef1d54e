import { PartialType } from '@nestjs/swagger';
import { asked } from './raise-command.js';
import { RaiseTicketRequest } from './raise-ticket.request.js';

/** A whistle that is still being written: anything of it may be missing. */
export class IntendedTicketRequest extends PartialType(RaiseTicketRequest) {}

/** What is intended so far. A category that is missing is one that nobody knows. */
export function intended(body: IntendedTicketRequest): ReturnType<typeof asked> {
  const { category = '', title = '', description = '', ...rest } = body;
  return asked({ category, title, description, ...rest });
}
