import { exampleAssignment, exampleTicket } from './examples.js';

// Examples of the API's documentation: what happens between reporting in and resolving.

export const pausedAssignment = {
  ...exampleAssignment,
  state: 'paused',
  version: 4,
  clocks: { ...exampleAssignment.clocks, resolve: 'paused' },
  waits: [
    {
      class: 'await_raiser',
      from: '2026-11-25T02:00:00.000Z',
      to: null,
      until: '2026-12-02T02:00:00.000Z',
    },
  ],
  actions: ['resume'],
};

export const extendedTicket = {
  ...exampleTicket,
  version: 12,
  clocks: [
    {
      ...exampleTicket.clocks[0]!,
      due_at: '2026-12-14T10:00:00.000Z',
      original_due_at: '2026-12-07T10:00:00.000Z',
    },
  ],
  extension: { round: 1, working_days: 5, reason: '需等待上级口岸办会商结果', decision: 'granted' },
};
