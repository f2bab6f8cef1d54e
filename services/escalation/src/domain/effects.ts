import { waivingEffects } from './steps/waiving.js';
import { teamEffects } from './steps/attaching-team.js';
import { callingOnEffects, unreachableEffects, unreachableTimerEffects } from './steps/calling-on.js';
import { followingUpEffects } from './steps/following-up.js';
import { formingEffects, taskForceEffects } from './steps/forming-task-force.js';
import { loopingEffects } from './steps/looping.js';
import { notSolvingEffects } from './steps/not-solving.js';
import { ratingEffects } from './steps/rating.js';
import { solvingAutomaticEffects, solvingEffects, solvingTimerEffects } from './steps/solving.js';
import { informingEffects } from './steps/informing.js';
import { rejectingEffects } from './steps/rejecting.js';
import { followingEffects } from './steps/following.js';
import { mergingEffects } from './steps/merging.js';
import { musteringEffects } from './steps/mustering.js';
import { escalatingEffects, escalatingTimerEffects } from './steps/escalating.js';
import { onAccountEffects } from './steps/on-account.js';
import { reportingEffects } from './steps/reporting.js';
import { supervisingEffects, supervisingTimerEffects } from './steps/supervising.js';
import { notSolvableEffects, reopeningEffects } from './steps/reopening.js';
import { withdrawingEffects, withdrawingTimerEffects } from './steps/withdrawing.js';
import { reclassifyingEffects } from './steps/reclassifying.js';
import { excludingEffects } from './steps/excluding.js';
import { correctingEffects } from './steps/correcting.js';
import { disputingEffects } from './steps/disputing.js';
import type {
  AssignmentEffect,
  AssignmentTimerEffect,
  AutomaticEffect,
  TicketEffect,
  TicketTimerEffect,
} from './effect.js';
import { callingBackEffects, closingEffects } from './steps/calling-back.js';
import { climbingTimerEffects } from './steps/climbing.js';
import { extendingEffects } from './steps/extending.js';
import { dispatchingEffects, manualDispatchEffects } from './steps/dispatching.js';
import { raisingEffects } from './steps/raising.js';
import { redoingEffects } from './steps/redoing.js';
import { resolvingEffects } from './steps/resolving.js';
import { waitingEffects, waitingTimerEffects } from './steps/waiting.js';
import { startingEffects, workingEffects } from './steps/working.js';
import type {
  AssignmentCommandId,
  AssignmentTimerId,
  AutomaticId,
  TicketCommandId,
  TicketTimerId,
} from './transitions.js';

/** What a ticket transition records. The tables have decided that it may. */
export const TICKET_EFFECTS: Readonly<Record<TicketCommandId, TicketEffect>> = {
  ...raisingEffects,
  ...extendingEffects,
  ...manualDispatchEffects,
  ...informingEffects,
  ...rejectingEffects,
  ...followingEffects,
  ...mergingEffects,
  ...musteringEffects,
  ...escalatingEffects,
  ...onAccountEffects,
  ...supervisingEffects,
  ...reportingEffects,
  ...reopeningEffects,
  ...withdrawingEffects,
  ...reclassifyingEffects,
  ...excludingEffects,
  ...correctingEffects,
  ...resolvingEffects,
  ...solvingEffects,
  ...callingOnEffects,
  ...callingBackEffects,
  ...notSolvingEffects,
  ...taskForceEffects,
  ...teamEffects,
  ...followingUpEffects,
  ...loopingEffects,
  ...ratingEffects,
};

/** What an automatic transition records. */
export const AUTOMATIC_EFFECTS: Readonly<Record<AutomaticId, AutomaticEffect>> = {
  ...dispatchingEffects,
  ...formingEffects,
  ...startingEffects,
  ...solvingAutomaticEffects,
  ...closingEffects,
  ...unreachableEffects,
  ...notSolvableEffects,
  ...redoingEffects,
};

/** What an assignment transition records. */
export const ASSIGNMENT_EFFECTS: Readonly<Record<AssignmentCommandId, AssignmentEffect>> = {
  ...workingEffects,
  ...waitingEffects,
  ...waivingEffects,
  ...disputingEffects,
};

/** What a transition of a ticket records that time brings. */
export const TICKET_TIMER_EFFECTS: Readonly<Record<TicketTimerId, TicketTimerEffect>> = {
  ...solvingTimerEffects,
  ...escalatingTimerEffects,
  ...supervisingTimerEffects,
  ...unreachableTimerEffects,
  ...withdrawingTimerEffects,
};

/** What a transition of an assignment records that time brings. */
export const ASSIGNMENT_TIMER_EFFECTS: Readonly<Record<AssignmentTimerId, AssignmentTimerEffect>> = {
  ...waitingTimerEffects,
  ...climbingTimerEffects,
};
