import { code, instant, ordinal, orNull, record, slug } from '../fields.js';
import { onTopic } from '../event-definition.js';
import { clockOutcome, ofClock, ofTicket, ticketClock, waitClass } from './ticket-fields.js';

const event = onTopic('muster.tickets.v1');
const dueAt = instant('应于何时', 'When it is due');
const oldDueAt = instant('原应于何时', 'When it had been due');

export const clockStarted = event(
  'clock.started',
  { zh: '开始计时', en: 'Clock started' },
  record({
    ...ofTicket,
    clock: ticketClock,
    due_at: dueAt,
    policy_code: code('时限代码', 'Deadline policy'),
    policy_version: ordinal('时限版本', 'Version of the policies'),
    calendar_id: slug('日历', 'Calendar'),
    calendar_version: ordinal('日历版本', 'Calendar version'),
  }),
  ['1.0.0', '1.1.0'],
);

export const clockWarned = event(
  'clock.warned',
  { zh: '时限将至', en: 'Deadline near' },
  record({
    ...ofTicket,
    ...ofClock,
    due_at: dueAt,
    warn_at: instant('已用八成之时', 'When four fifths of the time were used'),
  }),
  ['1.0.0', '1.1.0'],
);

export const clockBreached = event(
  'clock.breached',
  { zh: '超时', en: 'Deadline passed' },
  record({
    ...ofTicket,
    ...ofClock,
    due_at: instant('应于何时', 'When it was due'),
    detected_at: instant('发现时间', 'When the passing was recorded'),
  }),
  ['1.0.0', '1.1.0', '1.2.0'],
);

export const clockSatisfied = event(
  'clock.satisfied',
  { zh: '时限了结', en: 'What a clock waited for was done' },
  record({ ...ofTicket, clock: ticketClock, due_at: dueAt, outcome: clockOutcome }),
  ['1.0.0', '1.1.0'],
);

export const clockVoided = event(
  'clock.voided',
  { zh: '时限作废', en: 'Clock voided' },
  record({ ...ofTicket, clock: ticketClock, due_at: dueAt }),
  ['1.0.0', '1.1.0'],
);

export const clockPaused = event(
  'clock.paused',
  { zh: '暂停计时', en: 'Clock stands still' },
  record({
    ...ofTicket,
    ...ofClock,
    class: waitClass,
    until: orNull(instant('最迟恢复', 'When it runs again at the latest')),
  }),
  ['1.0.0', '1.1.0'],
);

export const clockResumed = event(
  'clock.resumed',
  { zh: '恢复计时', en: 'Clock runs again' },
  record({
    ...ofTicket,
    ...ofClock,
    class: waitClass,
    paused_at: instant('自何时', 'Since when it stood still'),
    ended_at: instant('至何时', 'Until when'),
    due_at: dueAt,
  }),
  ['1.0.0', '1.1.0'],
);

export const clockExtended = event(
  'clock.extended',
  { zh: '延期', en: 'Deadline extended' },
  record({ ...ofTicket, ...ofClock, old_due_at: oldDueAt, due_at: dueAt }),
  ['1.0.0', '1.1.0'],
);

export const clockRescheduled = event(
  'clock.rescheduled',
  { zh: '日历变更，时限顺移', en: 'Deadline moved with the calendar' },
  record({
    ...ofTicket,
    ...ofClock,
    calendar_id: slug('日历', 'Calendar'),
    calendar_version: ordinal('日历版本', 'Calendar version'),
    old_due_at: oldDueAt,
    due_at: dueAt,
  }),
  ['1.0.0', '1.1.0'],
);
