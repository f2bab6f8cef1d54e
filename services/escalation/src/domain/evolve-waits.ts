import { moved } from './clocks.js';
import { ended } from './evolve-clocks.js';
import { type Apply, instant, withAssignment } from './evolving.js';
import type { WhistleEventType } from './whistle-event.js';

type WaitEvent = Extract<
  WhistleEventType,
  'assignment.pause_requested' | 'assignment.pause_refused' | 'assignment.paused' | 'assignment.resumed'
>;

/** A unit waits, and goes on (A6, A7). Only its resolve clock stands still; contact never does. */
export const WAIT_APPLIERS: { [Type in WaitEvent]: Apply<Type> } = {
  'assignment.pause_requested': (whistle, { assignment_id, reason }, { at }) =>
    withAssignment(whistle, assignment_id, (assignment) => ({
      ...assignment,
      version: assignment.version + 1,
      pauseRequest: { reason, at },
    })),
  'assignment.pause_refused': (whistle, { assignment_id }) =>
    withAssignment(whistle, assignment_id, (assignment) => ({
      ...assignment,
      version: assignment.version + 1,
      pauseRequest: null,
    })),
  'assignment.paused': (whistle, data, { at }) =>
    withAssignment(whistle, data.assignment_id, (assignment) => ({
      ...assignment,
      state: 'paused',
      version: assignment.version + 1,
      pauseRequest: null,
      waits: [...assignment.waits, { class: data.class, from: at, to: null, until: instant(data.until) }],
    })),
  'assignment.resumed': (whistle, data) =>
    withAssignment(whistle, data.assignment_id, (assignment) => {
      const { resolve } = assignment.clocks;
      const dueAt = instant(data.resolve_due_at);
      const moves = resolve !== null && dueAt !== null;
      return {
        ...assignment,
        state: 'working',
        version: assignment.version + 1,
        waits: ended(assignment.waits, Date.parse(data.ended_at)),
        clocks: {
          ...assignment.clocks,
          resolve: moves ? moved(resolve, { dueAt, warnAt: instant(data.resolve_warn_at) }) : resolve,
        },
      };
    }),
};
