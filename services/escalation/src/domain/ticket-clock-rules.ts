import type { TicketClockName, TicketState } from './vocabulary.js';

/** While which states a clock of the whistle runs, and which states mean that what it waits for was done; any other voids it. */
export interface TicketClockRule {
  readonly runsIn: readonly TicketState[];
  readonly keptBy: readonly TicketState[];
}

const WORK: readonly TicketState[] = ['dispatched', 'in_progress', 'sign_off', 'on_account'];

/** When each of the whistle's own clocks runs (lifecycle B3, timers). */
export const TICKET_CLOCK_RULES: Readonly<Record<TicketClockName, TicketClockRule>> = {
  triage: { runsIn: ['raised'], keptBy: ['dispatched', 'in_progress', 'rejected', 'merged'] },
  resolve: { runsIn: WORK, keptBy: ['resolved'] },
  sign_off: { runsIn: ['sign_off'], keptBy: ['in_progress', 'resolved'] },
  call_back: { runsIn: ['resolved'], keptBy: ['in_progress', 'closed'] },
  review: { runsIn: ['on_account'], keptBy: ['in_progress'] },
  supervision: { runsIn: WORK, keptBy: ['resolved'] },
  urge: { runsIn: WORK, keptBy: ['resolved'] },
};
