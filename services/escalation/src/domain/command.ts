import type { SolvingCommands } from './steps/solving.js';
import type { CallingOnCommands } from './steps/calling-on.js';
import type { NotSolvingCommands } from './steps/not-solving.js';
import type { TaskForceCommands } from './steps/forming-task-force.js';
import type { TeamCommands } from './steps/attaching-team.js';
import type { FollowingUpCommands } from './steps/following-up.js';
import type { LoopingCommands } from './steps/looping.js';
import type { RatingCommands } from './steps/rating.js';
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
    SolvingCommands,
    CallingOnCommands,
    NotSolvingCommands,
    TaskForceCommands,
    TeamCommands,
    FollowingUpCommands,
    LoopingCommands,
    RatingCommands,
    ResolvingCommands,
    CallingBackCommands {
  /** The scheduler: only looks at the clocks. */
  tick: Record<never, never>;
}

export type CommandType = keyof Commands;
export type Command<Type extends CommandType = CommandType> = {
  [T in Type]: { readonly type: T } & Readonly<Commands[T]>;
}[Type];
