import { callingBackRows, closingAutomatic } from './steps/calling-back.js';
import { dispatchingAutomatic, dispatchingConsequences } from './steps/dispatching.js';
import { raisingRows } from './steps/raising.js';
import { redoingAutomatic, redoingConsequences } from './steps/redoing.js';
import { resolvingConsequences, resolvingRows } from './steps/resolving.js';
import { workingAutomatic, workingRows } from './steps/working.js';

/** Ticket transitions that somebody asks for (lifecycle B3). */
export const TICKET_COMMANDS = {
  ...raisingRows,
  ...resolvingRows,
  ...callingBackRows,
} as const;

/** Ticket transitions that follow by themselves, in the order in which they are tried (lifecycle B3). */
export const TICKET_AUTOMATIC = {
  ...dispatchingAutomatic,
  ...workingAutomatic,
  ...closingAutomatic,
  ...redoingAutomatic,
} as const;

/** Assignment transitions that somebody asks for (lifecycle B4). */
export const ASSIGNMENT_COMMANDS = {
  ...workingRows,
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
