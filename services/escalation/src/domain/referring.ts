import type { Command } from './command.js';
import { Refusal } from './refusal.js';
import type { Situation } from './situation.js';

const REFERENCE = /\/v1\/attachments\/([0-9A-Za-z-]+)/g;

/** The files that the texts of a command refer to by address (`/v1/attachments/{id}`), each once, in lower case. */
export function referredAttachments(command: Command): string[] {
  const texts = Object.values<unknown>(command)
    .flat()
    .filter((value) => typeof value === 'string');
  const ids = texts.flatMap((text) => [...text.matchAll(REFERENCE)].map(([, id]) => id!.toLowerCase()));
  return [...new Set(ids)];
}

export const referringGuards = {
  /** Evidence that nobody can open proves nothing: what an answer refers to is there, and this whistle's (ADR-0160). */
  attachments_are_the_whistles({ command, context }: Situation) {
    const unknown = referredAttachments(command).filter((id) => !context.attachments?.has(id));
    if (unknown.length > 0) throw new Refusal('unknown_attachments', { attachment_ids: unknown });
  },
};
