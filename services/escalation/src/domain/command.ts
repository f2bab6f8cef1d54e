import type { WaivingCommands } from './steps/waiving.js';
import type { SolvingCommands } from './steps/solving.js';
import type { CallingOnCommands } from './steps/calling-on.js';
import type { NotSolvingCommands } from './steps/not-solving.js';
import type { TaskForceCommands } from './steps/forming-task-force.js';
import type { TeamCommands } from './steps/attaching-team.js';
import type { FollowingUpCommands } from './steps/following-up.js';
import type { LoopingCommands } from './steps/looping.js';
import type { RatingCommands } from './steps/rating.js';
import type { CorrectingCommands } from './steps/correcting.js';
import type { DispatchingCommands } from './steps/dispatching.js';
import type { DisputingCommands } from './steps/disputing.js';
import type { EscalatingCommands } from './steps/escalating.js';
import type { ExcludingCommands } from './steps/excluding.js';
import type { InformingCommands } from './steps/informing.js';
import type { FollowingCommands } from './steps/following.js';
import type { MergingCommands } from './steps/merging.js';
import type { MusteringCommands } from './steps/mustering.js';
import type { OnAccountCommands } from './steps/on-account.js';
import type { ReclassifyingCommands } from './steps/reclassifying.js';
import type { RejectingCommands } from './steps/rejecting.js';
import type { ReopeningCommands } from './steps/reopening.js';
import type { ReportingCommands } from './steps/reporting.js';
import type { SupervisingCommands } from './steps/supervising.js';
import type { WithdrawingCommands } from './steps/withdrawing.js';
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
    WaivingCommands,
    CallingOnCommands,
    NotSolvingCommands,
    TaskForceCommands,
    TeamCommands,
    FollowingUpCommands,
    LoopingCommands,
    RatingCommands,
    ResolvingCommands,
    CallingBackCommands,
    CorrectingCommands,
    DispatchingCommands,
    DisputingCommands,
    EscalatingCommands,
    ExcludingCommands,
    InformingCommands,
    FollowingCommands,
    MergingCommands,
    MusteringCommands,
    OnAccountCommands,
    ReclassifyingCommands,
    RejectingCommands,
    ReopeningCommands,
    SupervisingCommands,
    ReportingCommands,
    WithdrawingCommands {
  /** The scheduler: only looks at the clocks. */
  tick: Record<never, never>;
}

export type CommandType = keyof Commands;
export type Command<Type extends CommandType = CommandType> = {
  [T in Type]: { readonly type: T } & Readonly<Commands[T]>;
}[Type];
