import type { CallingBackCommands } from './steps/calling-back.js';
import type { ExtendingCommands } from './steps/extending.js';
import type { RaisingCommands } from './steps/raising.js';
import type { ResolvingCommands } from './steps/resolving.js';
import type { WaitingCommands } from './steps/waiting.js';
import type { WorkingCommands } from './steps/working.js';

/** What can be asked of a whistle. Texts are checked for length at the edge; ids and numbers are made by the caller. */
export interface Commands
  extends
    RaisingCommands,
    WorkingCommands,
    WaitingCommands,
    ExtendingCommands,
    ResolvingCommands,
    CallingBackCommands {
  /** The scheduler: only looks at the clocks. */
  tick: Record<never, never>;
}

export type CommandType = keyof Commands;
export type Command<Type extends CommandType = CommandType> = {
  [T in Type]: { readonly type: T } & Readonly<Commands[T]>;
}[Type];
