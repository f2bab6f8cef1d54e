import { teamRows } from './steps/attaching-team.js';
import { callingOnRows, unreachableAutomatic, unreachableTimers } from './steps/calling-on.js';
import { followingUpRows } from './steps/following-up.js';
import { taskForceAutomatic, taskForceRows } from './steps/forming-task-force.js';
import { loopingRows } from './steps/looping.js';
import { notSolvingRows } from './steps/not-solving.js';
import { ratingRows } from './steps/rating.js';
import { solvingAutomatic, solvingRows, solvingTimers } from './steps/solving.js';
import { waivingRows } from './steps/waiving.js';
import { climbingTimers } from './steps/climbing.js';
import { extendingRows } from './steps/extending.js';
import { informingRows } from './steps/informing.js';
import { rejectingRows } from './steps/rejecting.js';
import { followingRows } from './steps/following.js';
import { mergingRows } from './steps/merging.js';
import { musteringConsequences, musteringRows } from './steps/mustering.js';
import { escalatingRows, escalatingTimers } from './steps/escalating.js';
import { onAccountRows } from './steps/on-account.js';
import { reportingRows } from './steps/reporting.js';
import { supervisingRows, supervisingTimers } from './steps/supervising.js';
import { reopeningAutomatic, reopeningRows } from './steps/reopening.js';
import { withdrawingRows, withdrawingTimers } from './steps/withdrawing.js';
import { reclassifyingRows } from './steps/reclassifying.js';
import { excludingRows } from './steps/excluding.js';
import { correctingRows } from './steps/correcting.js';
import { disputingRows } from './steps/disputing.js';
import { callingBackRows, closingAutomatic } from './steps/calling-back.js';
import { dispatchingAutomatic, dispatchingConsequences, dispatchingRows } from './steps/dispatching.js';
import { raisingRows } from './steps/raising.js';
import { redoingAutomatic, redoingConsequences } from './steps/redoing.js';
import { resolvingConsequences, resolvingRows } from './steps/resolving.js';
import { waitingRows, waitingTimers } from './steps/waiting.js';
import { workingAutomatic, workingRows } from './steps/working.js';

/** Ticket transitions that somebody asks for (lifecycle B3). */
export const TICKET_COMMANDS = {
  ...raisingRows,
  ...extendingRows,
  ...dispatchingRows,
  ...informingRows,
  ...rejectingRows,
  ...followingRows,
  ...mergingRows,
  ...musteringRows,
  ...escalatingRows,
  ...onAccountRows,
  ...supervisingRows,
  ...reportingRows,
  ...reopeningRows,
  ...withdrawingRows,
  ...reclassifyingRows,
  ...excludingRows,
  ...correctingRows,
  ...resolvingRows,
  ...solvingRows,
  ...callingOnRows,
  ...callingBackRows,
  ...notSolvingRows,
  ...taskForceRows,
  ...teamRows,
  ...followingUpRows,
  ...loopingRows,
  ...ratingRows,
} as const;

/** Ticket transitions that follow by themselves, in the order in which they are tried (lifecycle B3). */
export const TICKET_AUTOMATIC = {
  ...dispatchingAutomatic,
  ...taskForceAutomatic,
  ...workingAutomatic,
  ...solvingAutomatic,
  ...closingAutomatic,
  ...unreachableAutomatic,
  ...reopeningAutomatic,
  ...redoingAutomatic,
} as const;

/** Assignment transitions that somebody asks for (lifecycle B4). */
export const ASSIGNMENT_COMMANDS = {
  ...workingRows,
  ...waitingRows,
  ...waivingRows,
  ...disputingRows,
} as const;

/** Ticket transitions that time brings (lifecycle B3). */
export const TICKET_TIMERS = {
  ...solvingTimers,
  ...escalatingTimers,
  ...supervisingTimers,
  ...unreachableTimers,
  ...withdrawingTimers,
} as const;

/** Assignment transitions that time brings (lifecycle B4). */
export const ASSIGNMENT_TIMERS = {
  ...waitingTimers,
  ...climbingTimers,
} as const;

/** Assignment transitions that come with a ticket's: offered (A1), offered again for a redo, not needed any more (A11). */
export const ASSIGNMENT_CONSEQUENCES = {
  ...dispatchingConsequences,
  ...redoingConsequences,
  ...resolvingConsequences,
  ...musteringConsequences,
} as const;

export type TicketCommandId = keyof typeof TICKET_COMMANDS;
export type AutomaticId = keyof typeof TICKET_AUTOMATIC;
export type AssignmentCommandId = keyof typeof ASSIGNMENT_COMMANDS;
export type TicketTimerId = keyof typeof TICKET_TIMERS;
export type AssignmentTimerId = keyof typeof ASSIGNMENT_TIMERS;
