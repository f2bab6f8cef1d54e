import { exampleAssignment } from './examples.js';

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
