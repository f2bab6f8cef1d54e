import { hasOpenDispute, owesAnswer } from './answers.js';
import { policyFor } from './deadline-policies.js';
import type { Directory } from './directory.js';
import type { TicketClockName, TicketState } from './vocabulary.js';
import type { Whistle } from './whistle.js';

/** While which states a clock of the whistle runs, and which states mean that what it waits for was done; any other voids it. */
export interface TicketClockRule {
  readonly runsIn: readonly TicketState[];
  readonly keptBy: readonly TicketState[];
  /** Was what it waits for done, though the whistle has not moved? */
  readonly isDone?: (whistle: Whistle) => boolean;
  /** It starts by itself, after whatever command: is something owed that has no clock? */
  readonly isOwed?: (whistle: Whistle, directory: Directory) => boolean;
}

const WORK: readonly TicketState[] = ['dispatched', 'in_progress', 'sign_off', 'on_account'];

/** When each of the whistle's own clocks runs (lifecycle B3, timers; ADR-0158). */
export const TICKET_CLOCK_RULES = {
  triage: { runsIn: ['raised'], keptBy: ['dispatched', 'in_progress', 'rejected', 'merged'] },
  resolve: { runsIn: WORK, keptBy: ['resolved'] },
  sign_off: { runsIn: ['sign_off'], keptBy: ['in_progress', 'resolved'] },
  call_back: { runsIn: ['resolved'], keptBy: ['in_progress', 'closed'] },
  review: { runsIn: ['on_account'], keptBy: ['in_progress'] },
  supervision: {
    runsIn: WORK,
    keptBy: ['resolved'],
    isDone: (whistle) => !owesAnswer(whistle, 'supervision'),
    isOwed: (whistle) => owesAnswer(whistle, 'supervision'),
  },
  urge: {
    runsIn: WORK,
    keptBy: ['resolved'],
    isDone: (whistle) => !owesAnswer(whistle, 'urge'),
    isOwed: (whistle) => owesAnswer(whistle, 'urge'),
  },
  // On account there is a date of review instead of reports.
  progress: {
    runsIn: ['dispatched', 'in_progress', 'sign_off'],
    keptBy: ['resolved'],
    isDone: (whistle) => !owesAnswer(whistle, 'progress'),
    isOwed: ({ kind, category, level }, directory) =>
      policyFor(kind, category, directory, level).policy.progress !== undefined,
  },
  dispute: {
    runsIn: ['dispatched', 'in_progress'],
    keptBy: [],
    isDone: (whistle) => !hasOpenDispute(whistle),
    isOwed: (whistle) => hasOpenDispute(whistle),
  },
} as const satisfies Readonly<Record<TicketClockName, TicketClockRule>>;
