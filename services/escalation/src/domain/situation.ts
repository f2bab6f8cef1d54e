import type { Instant } from '@muster/clock';
import type { Actor } from './actor.js';
import type { Command } from './command.js';
import type { Directory } from './directory.js';
import type { Assignment, Whistle } from './whistle.js';

/** What a decision may know besides the whistle and the command. */
export interface Context {
  /** By database time; never the local clock (lifecycle B2.5). */
  readonly now: Instant;
  readonly actor: Actor;
  /** Only commands that route or start clocks need it: raising and call-backs. */
  readonly directory?: Directory;
}

/** A command as guards and actor rules see it. */
export interface Situation {
  readonly whistle: Whistle | undefined;
  /** The assignment that the command names. */
  readonly assignment: Assignment | undefined;
  readonly command: Command;
  readonly context: Context;
}

/** A question that only a command's own words or the directory can answer was asked without them. */
export class NotYetKnown extends Error {
  constructor(what: string) {
    super(`this decision needs ${what}`);
    this.name = 'NotYetKnown';
  }
}

/** A command of which only the type is known: whatever asks for its words learns that they are not known yet. */
export const UNSPOKEN = new Proxy({ type: 'tick' } as Command, {
  get(command, name) {
    if (name === 'type') return command.type;
    throw new NotYetKnown(`the command's ${String(name)}`);
  },
});

/** The directory of a decision that cannot be taken without one. */
export function directoryOf({ directory }: Context): Directory {
  if (!directory) throw new NotYetKnown('the directory');
  return directory;
}
