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
  /** The closed whistle that a new one repeats, when the raiser may see it (T19). Only raising with such a reference needs it. */
  readonly earlier?: Whistle;
  /** The whistle's files by id. Only commands whose texts refer to files need them. */
  readonly attachments?: ReadonlySet<string>;
}

/** A command as guards and actor rules see it. */
export interface Situation {
  readonly whistle: Whistle | undefined;
  /** The assignment that the command names. */
  readonly assignment: Assignment | undefined;
  readonly command: Command;
  readonly context: Context;
}

/** The directory of a decision that cannot be taken without one. */
export function directoryOf({ directory }: Context): Directory {
  if (!directory) throw new Error('this decision needs the directory');
  return directory;
}
