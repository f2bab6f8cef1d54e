import type { AssignmentEffect, AutomaticEffect, TicketEffect } from './effect.js';
import { callingBackEffects, closingEffects } from './steps/calling-back.js';
import { dispatchingEffects } from './steps/dispatching.js';
import { raisingEffects } from './steps/raising.js';
import { redoingEffects } from './steps/redoing.js';
import { resolvingEffects } from './steps/resolving.js';
import { startingEffects, workingEffects } from './steps/working.js';
import type { AssignmentCommandId, AutomaticId, TicketCommandId } from './transitions.js';

/** What a ticket transition records. The tables have decided that it may. */
export const TICKET_EFFECTS: Readonly<Record<TicketCommandId, TicketEffect>> = {
  ...raisingEffects,
  ...resolvingEffects,
  ...callingBackEffects,
};

/** What an automatic transition records. */
export const AUTOMATIC_EFFECTS: Readonly<Record<AutomaticId, AutomaticEffect>> = {
  ...dispatchingEffects,
  ...startingEffects,
  ...closingEffects,
  ...redoingEffects,
};

/** What an assignment transition records. */
export const ASSIGNMENT_EFFECTS: Readonly<Record<AssignmentCommandId, AssignmentEffect>> = {
  ...workingEffects,
};
