import type { PlanText } from './directory.js';
import type { CatchAllCause } from './dispatch.js';
import type { Place } from './place.js';
import type { CallingOnParticulars } from './steps/calling-on.js';
import type { NotSolvingParticulars } from './steps/not-solving.js';
import type { TaskForceParticulars } from './steps/forming-task-force.js';
import type { TeamParticulars } from './steps/attaching-team.js';
import type { FollowingUpParticulars } from './steps/following-up.js';
import type { LoopingParticulars } from './steps/looping.js';
import type { RatingParticulars } from './steps/rating.js';
import type { ReportingParticulars } from './steps/reporting.js';
import type { SolvingParticulars } from './steps/solving.js';
import type { WaivingParticulars } from './steps/waiving.js';
import type { Deadline, Instant } from '@muster/clock';
import type { ClimbingParticulars } from './steps/climbing.js';
import type { ExtendingParticulars } from './steps/extending.js';
import type { CorrectingParticulars } from './steps/correcting.js';
import type { DisputingParticulars } from './steps/disputing.js';
import type { EscalatingParticulars } from './steps/escalating.js';
import type { ExcludingParticulars } from './steps/excluding.js';
import type { InformingParticulars } from './steps/informing.js';
import type { FollowingParticulars } from './steps/following.js';
import type { MergingParticulars } from './steps/merging.js';
import type { OnAccountParticulars } from './steps/on-account.js';
import type { RaisingParticulars } from './steps/raising.js';
import type { RejectingParticulars } from './steps/rejecting.js';
import type { ReopeningParticulars } from './steps/reopening.js';
import type { SupervisingParticulars } from './steps/supervising.js';
import type { WaitingParticulars } from './steps/waiting.js';
import type {
  AssignmentRole,
  AssignmentState,
  Channel,
  ClockName,
  Kind,
  Mode,
  Outcome,
  PauseClass,
  Satisfaction,
  Solved,
  Source,
  TicketClockName,
  TicketState,
  WindowName,
} from './vocabulary.js';

/** One deadline. Running until either instant is set; both may be: done, but late. */
export interface Clock {
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  /** When four fifths of its time are used; null where it does not warn. */
  readonly warnAt: Instant | null;
  /** When the warning was recorded. */
  readonly warnedAt: Instant | null;
  /** What has moved `dueAt`, on top of the policy's deadline; the due instant before it is kept (T22). */
  readonly extension: Extension | null;
  /** When what it waits for was done; taken back when a submission is returned (A10). */
  readonly stoppedAt: Instant | null;
  /** When the passing of `dueAt` was recorded. Never taken back. */
  readonly breachedAt: Instant | null;
  /** What a clock that started by itself was computed from; absent: what its assignment or the whistle pins (ADR-0158). */
  readonly pins?: Pins;
}

export interface Extension {
  readonly by: Deadline;
  readonly originalDueAt: Instant;
}

/** A span in which the resolve clock stands still. It belongs to whoever waits, not to the clock: a new deadline keeps it (lessons 6). */
export interface Wait {
  readonly class: PauseClass;
  readonly from: Instant;
  /** Null while it lasts. */
  readonly to: Instant | null;
  /** When it ends by itself; null when only somebody can end it. */
  readonly until: Instant | null;
}

/** What a clock was computed from; a later policy or calendar does not touch it. */
export interface Pins {
  readonly policyCode: string;
  readonly policyVersion: number;
  readonly calendarId: string;
  readonly calendarVersion: number;
}

export interface Contact {
  readonly who: string;
  readonly channel: Channel;
  readonly agreed: string;
}

/** The unit's answer; more than one when it was returned. */
export interface Submission {
  readonly no: number;
  readonly result: string;
  readonly evidence: readonly string[];
  readonly submittedAt: Instant;
  readonly returned: { readonly reason: string; readonly at: Instant } | null;
}

/** What one unit has been asked to do in one round, with clocks of its own (lifecycle B2.1). */
export interface Assignment {
  readonly id: string;
  readonly unitId: string;
  readonly role: AssignmentRole;
  readonly round: number;
  readonly state: AssignmentState;
  /** Counts the events of this assignment; its entity tag. */
  readonly version: number;
  readonly offerNo: number;
  readonly previousId: string | null;
  readonly pins: Pins;
  readonly clocks: { readonly [name in ClockName]: Clock | null };
  readonly waits: readonly Wait[];
  readonly offeredAt: Instant;
  readonly signedAt: Instant | null;
  readonly contact: Contact | null;
  readonly reportedInAt: Instant | null;
  readonly submissions: readonly Submission[];
  readonly acceptedAt: Instant | null;
  readonly particulars: AssignmentParticulars;
}

/** What only some assignments have, each part kept by the step that records it; absent until then. */
export interface AssignmentParticulars
  extends WaitingParticulars, ClimbingParticulars, WaivingParticulars, DisputingParticulars {}

/** What only some whistles have, each part kept by the step that records it; absent until then. */
export interface WhistleParticulars
  extends
    ExtendingParticulars,
    SolvingParticulars,
    CallingOnParticulars,
    NotSolvingParticulars,
    TaskForceParticulars,
    TeamParticulars,
    FollowingUpParticulars,
    LoopingParticulars,
    RatingParticulars,
    RaisingParticulars,
    InformingParticulars,
    RejectingParticulars,
    FollowingParticulars,
    MergingParticulars,
    EscalatingParticulars,
    OnAccountParticulars,
    SupervisingParticulars,
    ReportingParticulars,
    ReopeningParticulars,
    ExcludingParticulars,
    CorrectingParticulars {}

/** What the raiser says about the result (T16). */
export interface CallBack {
  readonly id: string;
  readonly round: number;
  readonly solved: Solved;
  readonly satisfaction: Satisfaction | null;
  readonly comment: string | null;
  /** True when a dispatcher wrote down what the raiser said. */
  readonly onBehalf: boolean;
  readonly recordedAt: Instant;
}

/** How the whistle was routed. */
export interface Dispatch extends Pins {
  /** As the units that work on it have it now; the event says what it was at the dispatch. */
  readonly mode: Mode;
  readonly leadUnitId: string;
  readonly ruleId: string | null;
  readonly catchAll: boolean;
  /** Absent when the catch-all unit does not stand in. */
  readonly catchAllBecause?: CatchAllCause;
  /** The plan by which it went, as it stood then. */
  readonly plan?: PlanText & { readonly version: number };
  readonly directoryVersion: number;
  readonly at: Instant;
}

/**
 * A ticket and its assignments: one stream, one consistency boundary, so that "exactly one live lead" (首接負責) cannot be broken by
 * two commands at once (ADR-0030). Immutable; `evolve` makes the next one.
 */
export interface Whistle {
  readonly id: string;
  /** As people say it, e.g. `TJ-2026-000123`. */
  readonly number: string;
  readonly version: number;
  readonly state: TicketState;
  readonly kind: Kind;
  /** 1 unit · 2 secretariat · 3 council · 4 outside authority. */
  readonly level: number;
  readonly round: number;
  readonly priority: boolean;
  readonly source: Source;
  readonly enterpriseId: string | null;
  readonly category: string;
  readonly processStage: string | null;
  readonly place: Place | null;
  readonly projectId: string | null;
  readonly title: string;
  readonly description: string;
  readonly dispatch: Dispatch | null;
  /** What the whistle's own clocks are computed from since a redo or another calendar; null: as dispatched. */
  readonly pins: Pins | null;
  /** All rounds, in the order in which they were offered. */
  readonly assignments: readonly Assignment[];
  readonly callBacks: readonly CallBack[];
  /** Clocks of the whistle itself; absent until first started. */
  readonly clocks: { readonly [name in TicketClockName]?: Clock };
  /** When the open windows close. */
  readonly windows: { readonly [name in WindowName]?: Instant };
  /** When the whistle's own resolve clock stood still. */
  readonly waits: readonly Wait[];
  readonly summary: string | null;
  readonly outcome: Outcome | null;
  readonly raisedAt: Instant;
  readonly startedAt: Instant | null;
  readonly resolvedAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly particulars: WhistleParticulars;
}

/** Does an assignment in this state still count: neither given back nor unneeded? */
export function isLive(state: AssignmentState): boolean {
  return state !== 'cancelled' && state !== 'released';
}

/** What the whistle's resolve clock is computed from, and its others that pin nothing of their own; null before the first of them. */
export function ticketPins({ pins, dispatch }: Whistle): Pins | null {
  return pins ?? dispatch;
}

/** The assignments of the round in hand. */
export function currentAssignments(whistle: Whistle): readonly Assignment[] {
  return whistle.assignments.filter(({ round }) => round === whistle.round);
}

/** The live lead assignment: from dispatch to the end there is exactly one (lifecycle B2.4). */
export function leadOf(whistle: Whistle): Assignment | undefined {
  return whistle.assignments.find(
    ({ role, round, state }) => role === 'lead' && round === whistle.round && isLive(state),
  );
}

/** The units that work on the round in hand, lead first. */
export function workingUnits(whistle: Whistle): string[] {
  const working = currentAssignments(whistle).filter(({ role, state }) => role !== 'inform' && isLive(state));
  return working.map(({ unitId }) => unitId);
}

/** What the raiser said last about the result of the round in hand (T16). */
export function lastCallBack({ callBacks, round }: Whistle): CallBack | undefined {
  return callBacks.findLast((callBack) => callBack.round === round);
}
