import { choice, instant, orNull, record } from '../fields.js';
import { onTopic } from '../event-definition.js';
import { ofAssignment, waitClass } from './ticket-fields.js';

const event = onTopic('muster.tickets.v1');

export const assignmentPauseRequested = event(
  'assignment.pause_requested',
  { zh: '申请暂停', en: 'Unit asks to wait' },
  record({ ...ofAssignment, class: waitClass }),
);

export const assignmentPauseRefused = event(
  'assignment.pause_refused',
  { zh: '不同意暂停', en: 'Waiting refused' },
  record({ ...ofAssignment, class: waitClass }),
);

export const assignmentPaused = event(
  'assignment.paused',
  { zh: '暂停计时', en: 'Unit waits' },
  record({
    ...ofAssignment,
    class: waitClass,
    until: orNull(instant('最迟恢复', 'When it goes on at the latest')),
  }),
);

export const assignmentResumed = event(
  'assignment.resumed',
  { zh: '恢复计时', en: 'Unit goes on' },
  record({
    ...ofAssignment,
    class: waitClass,
    cause: choice(['unit', 'raiser', 'longest_wait'], '由谁恢复', 'Who ended the wait'),
    paused_at: instant('自何时', 'Since when it waited'),
    ended_at: instant('至何时', 'Until when'),
    resolve_due_at: orNull(instant('顺延后的办结时限', 'Resolve by, after the wait')),
  }),
);
