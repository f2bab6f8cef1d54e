import {
  approveAccount,
  askAccount,
  callBack,
  escalate,
  reportProgress,
  raise,
  reportIn,
  resolve,
  reviewAccount,
  sign,
  submit,
} from '../acts.js';
import type { Scene, Story } from '../story.js';

/** Raised to the council's level by head and dispatcher on the second day (T8). */
const untilEscalated: readonly Scene[] = [
  ['d0 09:00', raise('tax')],
  ['d0 09:20', sign('tax')],
  ['d0 10:00', reportIn('tax')],
  ['d1 10:00', escalate('head of tax'), escalate('dispatcher')],
];
const escalatedCourse = `
    d0 09:00 raised dispatched offered:tax/lead
    d0 09:20 signed:tax=satisfied started
    d0 10:00 reported_in:tax=satisfied
    d1 10:00 escalated:1>2/lead clock.started:supervision>d8T10:00 clock.voided:supervision
      escalated:2>3/dispatcher clock.started:supervision>d8T10:00 clock.started:progress>d31T10:00`;

/**
 * Nobody can solve it now; at the review somebody can. The seven days to resolve end on Saturday d19 then: at the end of Monday d21. While
 * it is on account, no report of progress is due.
 */
export const hungAndResumed: Story = {
  name: 'hung and resumed',
  zh: '挂账，复核后恢复办理',
  en: 'hung on account, resumed at the review',
  scenes: [
    ...untilEscalated,
    ['d1 11:00', reportProgress('tax')],
    ['d2 10:00', askAccount('tax', 'd14 18:00')],
    ['d2 15:00', approveAccount()],
    ['d14 09:00', reviewAccount(false)],
    ['d15 10:00', submit('tax'), resolve('tax')],
    ['d15 11:00', callBack('yes', 'satisfied')],
  ],
  course: `${escalatedCourse}
    d1 11:00 progress.reported:tax clock.satisfied:supervision=satisfied
      clock.satisfied:progress=satisfied clock.started:progress>d31T11:00
    d2 10:00 account_requested:tax
    d2 15:00 hung clock.paused:resolve clock.paused:resolve@tax clock.started:review>d14T18:00 clock.voided:progress
    d12 07:48 clock.warned:review
    d14 09:00 account.reviewed clock.satisfied:review=satisfied resumed
      clock.resumed:resolve>d21T18:00 clock.resumed:resolve@tax>d21T18:00 clock.started:progress>d44T09:00
    d15 10:00 submitted:tax=satisfied clock.satisfied:progress=satisfied clock.started:progress>d45T10:00
      accepted:tax=satisfied resolved=satisfied clock.satisfied:progress=satisfied
    d15 11:00 callback:yes/satisfied closed:solved`,
  end: { state: 'closed', round: 1, level: 3 },
};

/**
 * Nobody looks at it at its date: a missing review is a breach, and it stays on the books (T14). Nobody answers the supervisor either, who
 * takes it up once more, to the authorities outside (T8).
 */
export const reviewMissed: Story = {
  name: 'review missed',
  zh: '挂账逾期未复核',
  en: 'hung on account, the review missed',
  scenes: [...untilEscalated, ['d2 10:00', askAccount('tax', 'd12 15:00')], ['d2 15:00', approveAccount()]],
  course: `${escalatedCourse}
    d2 10:00 account_requested:tax
    d2 15:00 hung clock.paused:resolve clock.paused:resolve@tax clock.started:review>d12T15:00 clock.voided:progress
    d7 10:00 clock.warned:supervision
    d8 10:00 clock.breached:supervision clock.voided:supervision escalated:3>4/timer clock.started:supervision>d15T10:00
    d10 15:00 clock.warned:review
    d12 15:00 clock.breached:review
    d14 10:00 clock.warned:supervision
    d15 10:00 clock.breached:supervision`,
  end: { state: 'on_account', round: 1, level: 4 },
};
