import type { WaivingEvents } from './steps/waiving.js';
import type { SolvingEvents } from './steps/solving.js';
import type { CallingOnEvents } from './steps/calling-on.js';
import type { NotSolvingEvents } from './steps/not-solving.js';
import type { TaskForceEvents } from './steps/forming-task-force.js';
import type { TeamEvents } from './steps/attaching-team.js';
import type { FollowingUpEvents } from './steps/following-up.js';
import type { LoopingEvents } from './steps/looping.js';
import type { RatingEvents } from './steps/rating.js';
import type { CorrectingEvents } from './steps/correcting.js';
import type { DisputingEvents } from './steps/disputing.js';
import type { EscalatingEvents } from './steps/escalating.js';
import type { ExcludingEvents } from './steps/excluding.js';
import type { InformingEvents } from './steps/informing.js';
import type { FollowingEvents } from './steps/following.js';
import type { MergingEvents } from './steps/merging.js';
import type { MusteringEvents } from './steps/mustering.js';
import type { OnAccountEvents } from './steps/on-account.js';
import type { ReclassifyingEvents } from './steps/reclassifying.js';
import type { RejectingEvents } from './steps/rejecting.js';
import type { ReopeningEvents } from './steps/reopening.js';
import type { ReportingEvents } from './steps/reporting.js';
import type { SupervisingEvents } from './steps/supervising.js';
import type { WithdrawingEvents } from './steps/withdrawing.js';
import type { Instant } from '@muster/clock';
import type { CallingBackEvents } from './steps/calling-back.js';
import type { DispatchingEvents } from './steps/dispatching.js';
import type { ClimbingEvents } from './steps/climbing.js';
import type { ExtendingEvents } from './steps/extending.js';
import type { RaisingEvents } from './steps/raising.js';
import type { RedoingEvents } from './steps/redoing.js';
import type { ResolvingEvents } from './steps/resolving.js';
import type { TimingEvents } from './steps/timing.js';
import type { WaitingEvents } from './steps/waiting.js';
import type { WorkingEvents } from './steps/working.js';

/**
 * Everything that can happen to a whistle, with all that the service knows of it. Instants in data are ISO 8601 UTC.
 * This is what the event log keeps; `publishing/` selects from it what others may see. Optional fields are absent from logs that were written
 * before they were known.
 */
export interface WhistleEventData
  extends
    RaisingEvents,
    DispatchingEvents,
    WorkingEvents,
    ResolvingEvents,
    CallingBackEvents,
    RedoingEvents,
    WaitingEvents,
    SolvingEvents,
    WaivingEvents,
    CallingOnEvents,
    NotSolvingEvents,
    TaskForceEvents,
    TeamEvents,
    FollowingUpEvents,
    LoopingEvents,
    RatingEvents,
    ClimbingEvents,
    ExtendingEvents,
    TimingEvents,
    CorrectingEvents,
    DisputingEvents,
    EscalatingEvents,
    ExcludingEvents,
    InformingEvents,
    FollowingEvents,
    MergingEvents,
    MusteringEvents,
    OnAccountEvents,
    ReclassifyingEvents,
    RejectingEvents,
    ReopeningEvents,
    SupervisingEvents,
    ReportingEvents,
    WithdrawingEvents {}

export type WhistleEventType = keyof WhistleEventData;

/** One event of a whistle's stream; `version` is gap-free from 1, `round` the one in hand after the event. */
export type WhistleEvent<Type extends WhistleEventType = WhistleEventType> = {
  [T in Type]: {
    readonly type: T;
    readonly version: number;
    readonly round: number;
    readonly at: Instant;
    readonly data: WhistleEventData[T];
  };
}[Type];

/** An event before the stream has given it its place. */
export type NewWhistleEvent = {
  [T in WhistleEventType]: { readonly type: T; readonly data: WhistleEventData[T] };
}[WhistleEventType];
