import {
  askExclusion,
  attemptCall,
  callBack,
  confirmNotSolvable,
  grantExclusion,
  notSolvable,
  raise,
  reportIn,
  resolve,
  revokeExclusion,
  sendMessage,
  sign,
  submit,
  supportExclusion,
} from '../acts.js';
import type { Story } from '../story.js';

/** Late through no fault of the unit: out of the adjusted figures, by two persons (T23). */
export const excluded: Story = {
  name: 'excluded',
  zh: '经两人核准剔除',
  en: 'excluded by two persons',
  scenes: [
    ['d0 09:00', raise('tax')],
    ['d0 10:30', sign('tax')],
    ['d0 11:00', reportIn('tax')],
    ['d1 10:00', submit('tax'), resolve('tax')],
    ['d1 11:00', callBack('no', 'dissatisfied')],
    ['d1 12:00', submit('tax'), resolve('tax')],
    ['d1 15:00', callBack('yes', 'basic')],
    ['d2 10:00', askExclusion('tax')],
    ['d2 11:00', supportExclusion()],
    ['d3 10:00', grantExclusion()],
  ],
  course: `
    d0 09:00 raised dispatched offered:tax/lead
    d0 09:48 clock.warned:sign@tax
    d0 10:00 clock.breached:sign@tax ladder:tax/head-deputy
    d0 10:30 signed:tax=breached started
    d0 11:00 reported_in:tax=satisfied
    d1 10:00 submitted:tax=satisfied accepted:tax=satisfied resolved=satisfied
    d1 11:00 callback:no/dissatisfied reopened/not_solved reopened:tax
    d1 12:00 submitted:tax=satisfied accepted:tax=satisfied resolved=satisfied
    d1 15:00 callback:yes/basic closed:solved
    d2 10:00 exclusion.requested:tax
    d2 11:00 exclusion.supported
    d3 10:00 exclusion.granted`,
  end: { state: 'closed', round: 2, level: 1 },
};

/** Nobody can solve it, a reviewer agrees, and the raiser has it explained (T17). */
export const calledNotSolvable: Story = {
  name: 'not solvable',
  zh: '经复核无法解决',
  en: 'called not solvable, and confirmed',
  scenes: [
    ['d0 09:00', raise('tax')],
    ['d0 09:20', sign('tax')],
    ['d0 10:00', reportIn('tax')],
    ['d1 10:00', submit('tax'), notSolvable('tax')],
    ['d2 09:00', confirmNotSolvable()],
  ],
  course: `
    d0 09:00 raised dispatched offered:tax/lead
    d0 09:20 signed:tax=satisfied started
    d0 10:00 reported_in:tax=satisfied
    d1 10:00 submitted:tax=satisfied solution.called_impossible accepted:tax=satisfied resolved=satisfied
    d1 17:24 clock.warned:call_back
    d2 09:00 solution.impossibility_reviewed closed:not_solvable clock.satisfied:call_back=satisfied`,
  end: { state: 'closed', round: 1, level: 1 },
};

/** Called back three times and never reached: closed, and not rated (T16, T17). */
export const unreachable: Story = {
  name: 'unreachable',
  zh: '三次回访未联系上',
  en: 'not reached in three attempts',
  scenes: [
    ['d0 09:00', raise('tax')],
    ['d0 09:20', sign('tax')],
    ['d0 10:00', reportIn('tax')],
    ['d1 10:00', submit('tax'), resolve('tax')],
    ['d1 15:00', attemptCall()],
    ['d2 15:00', attemptCall()],
    ['d3 15:00', sendMessage()],
  ],
  course: `
    d0 09:00 raised dispatched offered:tax/lead
    d0 09:20 signed:tax=satisfied started
    d0 10:00 reported_in:tax=satisfied
    d1 10:00 submitted:tax=satisfied accepted:tax=satisfied resolved=satisfied
    d1 15:00 callback.attempted=no_answer
    d2 15:00 callback.attempted=no_answer
    d3 15:00 callback.attempted=sent closed:unrated`,
  end: { state: 'closed', round: 1, level: 1 },
};

/** Nobody calls back: a working day for it is missed, and seven days later it is still open (T16). */
export const neverCalledBack: Story = {
  name: 'never called back',
  zh: '逾期未回访',
  en: 'never called back',
  scenes: [
    ['d0 09:00', raise('tax')],
    ['d0 09:20', sign('tax')],
    ['d0 10:00', reportIn('tax')],
    ['d1 10:00', submit('tax'), resolve('tax')],
  ],
  course: `
    d0 09:00 raised dispatched offered:tax/lead
    d0 09:20 signed:tax=satisfied started
    d0 10:00 reported_in:tax=satisfied
    d1 10:00 submitted:tax=satisfied accepted:tax=satisfied resolved=satisfied
    d1 17:24 clock.warned:call_back
    d2 10:00 clock.breached:call_back`,
  end: { state: 'resolved', round: 1, level: 1 },
};

/** The answer goes out in writing, and nobody says anything to it for seven days: closed, and not rated (T17). */
export const silentAfterwards: Story = {
  name: 'silent afterwards',
  zh: '书面回访七日未答复',
  en: 'no answer in writing for seven days',
  scenes: [
    ['d0 09:00', raise('tax')],
    ['d0 09:20', sign('tax')],
    ['d0 10:00', reportIn('tax')],
    ['d1 10:00', submit('tax'), resolve('tax')],
    ['d1 15:00', sendMessage()],
  ],
  course: `
    d0 09:00 raised dispatched offered:tax/lead
    d0 09:20 signed:tax=satisfied started
    d0 10:00 reported_in:tax=satisfied
    d1 10:00 submitted:tax=satisfied accepted:tax=satisfied resolved=satisfied
    d1 15:00 callback.attempted=sent
    d8 15:00 closed:unrated`,
  end: { state: 'closed', round: 1, level: 1 },
};

/** Excluded, and taken back: it counts again in both rates (T23). */
export const exclusionRevoked: Story = {
  name: 'exclusion revoked',
  zh: '剔除后撤销',
  en: 'excluded, and taken back',
  scenes: [
    ['d0 09:00', raise('tax')],
    ['d0 09:20', sign('tax')],
    ['d0 10:00', reportIn('tax')],
    ['d1 10:00', submit('tax'), resolve('tax')],
    ['d1 15:00', callBack('yes', 'basic')],
    ['d2 10:00', askExclusion('tax'), supportExclusion(), grantExclusion()],
    ['d4 10:00', revokeExclusion()],
  ],
  course: `
    d0 09:00 raised dispatched offered:tax/lead
    d0 09:20 signed:tax=satisfied started
    d0 10:00 reported_in:tax=satisfied
    d1 10:00 submitted:tax=satisfied accepted:tax=satisfied resolved=satisfied
    d1 15:00 callback:yes/basic closed:solved
    d2 10:00 exclusion.requested:tax exclusion.supported exclusion.granted
    d4 10:00 exclusion.revoked`,
  end: { state: 'closed', round: 1, level: 1 },
};
