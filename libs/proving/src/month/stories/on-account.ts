import {
  approveAccount,
  askAccount,
  callBack,
  escalate,
  raise,
  reportIn,
  resolve,
  reviewAccount,
  sign,
  submit,
} from '../acts.js';
import type { Scene, Story } from '../story.js';

/** Raised to the council's level by head and dispatcher on the second day, and put on account on the third (T8, T13). */
const untilHung = (review: string): readonly Scene[] => [
  ['d0 09:00', raise('tax')],
  ['d0 09:20', sign('tax')],
  ['d0 10:00', reportIn('tax')],
  ['d1 10:00', escalate('head of tax'), escalate('dispatcher')],
  ['d2 10:00', askAccount('tax', review)],
  ['d2 15:00', approveAccount()],
];
const hungCourse = (review: string): string => `
    d0 09:00 raised dispatched offered:tax/lead
    d0 09:20 signed:tax=satisfied started
    d0 10:00 reported_in:tax=satisfied
    d1 10:00 escalated:1>2/lead escalated:2>3/dispatcher
    d2 10:00 account_requested:tax
    d2 15:00 hung clock.paused:resolve clock.paused:resolve@tax clock.started:review>${review}`;

/** Nobody can solve it now; at the review somebody can. The seven days end on Saturday d19 then: at the end of Monday d21. */
export const hungAndResumed: Story = {
  name: 'hung and resumed',
  zh: '挂账，复核后恢复办理',
  en: 'hung on account, resumed at the review',
  scenes: [
    ...untilHung('d14 18:00'),
    ['d14 09:00', reviewAccount(false)],
    ['d15 10:00', submit('tax'), resolve('tax')],
    ['d15 11:00', callBack('yes', 'satisfied')],
  ],
  course: `${hungCourse('d14T18:00')}
    d12 07:48 clock.warned:review
    d14 09:00 account.reviewed clock.satisfied:review=satisfied resumed
      clock.resumed:resolve>d21T18:00 clock.resumed:resolve@tax>d21T18:00
    d15 10:00 submitted:tax=satisfied accepted:tax=satisfied resolved=satisfied
    d15 11:00 callback:yes/satisfied closed:solved`,
  end: { state: 'closed', round: 1, level: 3 },
};

/** Nobody looks at it at its date: a missing review is a breach, and it stays on the books (T14). */
export const reviewMissed: Story = {
  name: 'review missed',
  zh: '挂账逾期未复核',
  en: 'hung on account, the review missed',
  scenes: untilHung('d12 15:00'),
  course: `${hungCourse('d12T15:00')}
    d10 15:00 clock.warned:review
    d12 15:00 clock.breached:review`,
  end: { state: 'on_account', round: 1, level: 3 },
};
