import { teamRows } from './steps/attaching-team.js';
import { callingOnRows, unreachableAutomatic, unreachableTimers } from './steps/calling-on.js';
import { followingUpRows } from './steps/following-up.js';
import { taskForceRows } from './steps/forming-task-force.js';
import { loopingRows } from './steps/looping.js';
import { notSolvingRows } from './steps/not-solving.js';
import { ratingRows } from './steps/rating.js';
import { solvingAssignmentRows, solvingAutomatic, solvingRows, solvingTimers } from './steps/solving.js';
import { callingBackRows, closingAutomatic } from './steps/calling-back.js';
import { dispatchingAutomatic, dispatchingConsequences } from './steps/dispatching.js';
import { climbingTimers } from './steps/climbing.js';
import { extendingRows } from './steps/extending.js';
import { raisingRows } from './steps/raising.js';
import { redoingAutomatic, redoingConsequences } from './steps/redoing.js';
import { resolvingConsequences, resolvingRows } from './steps/resolving.js';
import { waitingRows, waitingTimers } from './steps/waiting.js';
import { workingAutomatic, workingRows } from './steps/working.js';

/** Ticket transitions that somebody asks for (lifecycle B3). */
export const TICKET_COMMANDS = {
  ...raisingRows,
  ...extendingRows,
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
  ...workingAutomatic,
  ...solvingAutomatic,
  ...closingAutomatic,
  ...unreachableAutomatic,
  ...redoingAutomatic,
} as const;

/** Assignment transitions that somebody asks for (lifecycle B4). */
export const ASSIGNMENT_COMMANDS = {
  ...workingRows,
  ...waitingRows,
  ...solvingAssignmentRows,
} as const;

/** Ticket transitions that time brings (lifecycle B3). */
export const TICKET_TIMERS = {
  ...solvingTimers,
  ...unreachableTimers,
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
} as const;

export type TicketCommandId = keyof typeof TICKET_COMMANDS;
export type AutomaticId = keyof typeof TICKET_AUTOMATIC;
export type AssignmentCommandId = keyof typeof ASSIGNMENT_COMMANDS;
export type TicketTimerId = keyof typeof TICKET_TIMERS;
export type AssignmentTimerId = keyof typeof ASSIGNMENT_TIMERS;
