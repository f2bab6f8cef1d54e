import {
  appeal,
  askInformation,
  callBack,
  dispatch,
  mergeInto,
  provideInformation,
  raise,
  reject,
  reportIn,
  resolve,
  sign,
  submit,
  withdraw,
} from '../acts.js';
import type { Story } from '../story.js';

/** The master of a merged whistle: its other raiser follows it (T4). */
export const master: Story = {
  name: 'master',
  zh: '并入的主件',
  en: 'the whistle that another is merged into',
  scenes: [
    ['d0 09:00', raise('tax')],
    ['d0 09:20', sign('tax')],
    ['d0 10:00', reportIn('tax')],
    ['d1 10:00', submit('tax'), resolve('tax')],
    ['d1 11:00', callBack('yes', 'satisfied')],
  ],
  course: `
    d0 09:00 raised dispatched offered:tax/lead
    d0 09:20 signed:tax=satisfied started
    d0 09:40 followed
    d0 10:00 reported_in:tax=satisfied
    d1 10:00 submitted:tax=satisfied accepted:tax=satisfied resolved=satisfied
    d1 11:00 callback:yes/satisfied closed:solved`,
  end: { state: 'closed', round: 1, level: 1 },
};

/** The same problem once more: merged, and out of the figures (kpis B7, set E). */
export const merged: Story = {
  name: 'merged',
  zh: '并单',
  en: 'merged into another',
  scenes: [
    ['d0 09:10', raise('tax')],
    ['d0 09:30', sign('tax')],
    ['d0 09:40', mergeInto('master')],
  ],
  course: `
    d0 09:10 raised dispatched offered:tax/lead
    d0 09:30 signed:tax=satisfied started
    d0 09:40 cancelled:tax merged clock.voided:resolve`,
  end: { state: 'merged', round: 1, level: 1 },
};

/** The raiser does not need it any more (T20). */
export const withdrawn: Story = {
  name: 'withdrawn',
  zh: '撤回',
  en: 'withdrawn by the raiser',
  scenes: [
    ['d0 09:00', raise('tax')],
    ['d0 09:20', sign('tax')],
    ['d0 10:00', reportIn('tax')],
    ['d1 10:00', withdraw()],
  ],
  course: `
    d0 09:00 raised dispatched offered:tax/lead
    d0 09:20 signed:tax=satisfied started
    d0 10:00 reported_in:tax=satisfied
    d1 10:00 cancelled:tax withdrawn clock.voided:resolve`,
  end: { state: 'withdrawn', round: 1, level: 1 },
};

/** Not the alliance's to answer, and told where to go; one appeal brings it back, to be dispatched by hand (T3). */
export const appealed: Story = {
  name: 'rejected and appealed',
  zh: '不予受理后申诉',
  en: 'rejected, brought back by an appeal',
  scenes: [
    ['d0 09:00', raise('tax', { hold: true })],
    ['d0 09:30', reject()],
    ['d3 10:00', appeal()],
    ['d3 10:30', dispatch('tax')],
    ['d3 10:40', sign('tax')],
    ['d3 11:00', reportIn('tax')],
    ['d4 10:00', submit('tax'), resolve('tax')],
    ['d4 11:00', callBack('yes', 'satisfied')],
  ],
  course: `
    d0 09:00 raised clock.started:triage>d0T11:00
    d0 09:30 rejected clock.satisfied:triage=satisfied
    d3 10:00 appealed clock.started:triage>d3T12:00
    d3 10:30 dispatched offered:tax/lead clock.satisfied:triage=satisfied
    d3 10:40 signed:tax=satisfied started
    d3 11:00 reported_in:tax=satisfied
    d4 10:00 submitted:tax=satisfied accepted:tax=satisfied resolved=satisfied
    d4 11:00 callback:yes/satisfied closed:solved`,
  end: { state: 'closed', round: 1, level: 1 },
};

/** With the priority right a second person must agree to a rejection (T3). */
export const rejectedByTwo: Story = {
  name: 'rejected by two',
  zh: '优先件经两人不予受理',
  en: 'a priority whistle, rejected by two persons',
  scenes: [
    ['d0 09:00', raise('tax', { hold: true, priority_claim: '涉及复工' }, 'party_secretary')],
    ['d0 09:30', reject()],
    ['d0 10:00', reject('second_dispatcher')],
  ],
  course: `
    d0 09:00 raised clock.started:triage>d0T11:00
    d0 09:30 rejection_proposed
    d0 10:00 rejected clock.satisfied:triage=satisfied`,
  end: { state: 'rejected', round: 1, level: 1 },
};

/** The dispatcher must know more; the raiser answers, and the dispatcher is late all the same (T2). */
export const informationAsked: Story = {
  name: 'information asked',
  zh: '补充信息后派单',
  en: 'dispatched late, after a question was answered',
  scenes: [
    ['d0 09:00', raise('tax', { hold: true })],
    ['d0 10:00', askInformation()],
    ['d1 10:00', provideInformation()],
    ['d1 15:00', dispatch('tax')],
    ['d1 15:20', sign('tax')],
    ['d1 16:00', reportIn('tax')],
    ['d2 10:00', submit('tax'), resolve('tax')],
    ['d2 11:00', callBack('yes', 'basic')],
  ],
  course: `
    d0 09:00 raised clock.started:triage>d0T11:00
    d0 10:00 info_requested clock.voided:triage
    d1 10:00 info_provided clock.started:triage>d1T11:00
    d1 10:36 clock.warned:triage
    d1 11:00 clock.breached:triage
    d1 15:00 dispatched offered:tax/lead clock.satisfied:triage=breached
    d1 15:20 signed:tax=satisfied started
    d1 16:00 reported_in:tax=satisfied
    d2 10:00 submitted:tax=satisfied accepted:tax=satisfied resolved=satisfied
    d2 11:00 callback:yes/basic closed:solved`,
  end: { state: 'closed', round: 1, level: 1 },
};

/** The raiser does not answer the dispatcher: withdrawn by silence after five working days (T2). */
export const silentRaiser: Story = {
  name: 'silent raiser',
  zh: '逾期未补充信息，自动撤回',
  en: 'withdrawn by silence',
  scenes: [
    ['d0 09:00', raise('tax', { hold: true })],
    ['d0 10:00', askInformation()],
  ],
  course: `
    d0 09:00 raised clock.started:triage>d0T11:00
    d0 10:00 info_requested clock.voided:triage
    d7 10:00 withdrawn`,
  end: { state: 'withdrawn', round: 1, level: 1 },
};
