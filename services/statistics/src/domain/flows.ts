import type { Term } from './measure.js';

/** What happened to whistles in a month, by the code under which it is counted. */
export const FLOWS = {
  raised: [{ metric: 'tickets' }],
  dispatched: [{ metric: 'dispatched' }],
  closed: [{ metric: 'closed' }],
  reopened: [{ metric: 'reopened' }],
} as const satisfies Readonly<Record<string, readonly Term[]>>;
