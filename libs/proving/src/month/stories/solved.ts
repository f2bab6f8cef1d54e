import { callBack, raise, reportIn, resolve, sign, submit } from '../acts.js';
import type { Story } from '../story.js';

/** One unit, in time from end to end. */
export const solvedInTime: Story = {
  name: 'solved in time',
  zh: '按时办结',
  en: 'solved in time',
  scenes: [
    ['d0 09:00', raise('tax')],
    ['d0 09:20', sign('tax')],
    ['d0 10:00', reportIn('tax')],
    ['d2 15:00', submit('tax'), resolve('tax')],
    ['d2 16:00', callBack('yes', 'satisfied')],
  ],
  course: `
    d0 09:00 raised dispatched offered:tax/lead
    d0 09:20 signed:tax=satisfied started
    d0 10:00 reported_in:tax=satisfied
    d2 15:00 submitted:tax=satisfied accepted:tax=satisfied resolved=satisfied
    d2 16:00 callback:yes/satisfied closed:solved`,
  end: { state: 'closed', round: 1, level: 1 },
};

/** A party organisation uses its priority right (mechanisms 2.24). */
export const priorityRight: Story = {
  name: 'priority right',
  zh: '党组织行使优先权',
  en: 'raised with the priority right',
  scenes: [
    ['d0 09:00', raise('tax', { priority_claim: '涉及百名职工当日复工' }, 'party_secretary')],
    ['d0 09:05', sign('tax')],
    ['d0 09:30', reportIn('tax')],
    ['d0 16:00', submit('tax'), resolve('tax')],
    ['d0 17:00', callBack('yes', 'satisfied')],
  ],
  course: `
    d0 09:00 raised dispatched offered:tax/lead
    d0 09:05 signed:tax=satisfied started
    d0 09:30 reported_in:tax=satisfied
    d0 16:00 submitted:tax=satisfied accepted:tax=satisfied resolved=satisfied
    d0 17:00 callback:yes/satisfied closed:solved`,
  end: { state: 'closed', round: 1, level: 1 },
};

/** A question: nothing is signed for, and the answer is due within a working day (lifecycle B5, Consult). */
export const questionAnswered: Story = {
  name: 'question answered',
  zh: '咨询答复',
  en: 'a question, answered',
  scenes: [
    ['d0 10:00', raise('policy_advice')],
    ['d0 10:20', sign('council-secretariat')],
    ['d0 10:30', reportIn('council-secretariat')],
    ['d0 11:00', submit('council-secretariat'), resolve('council-secretariat')],
    ['d0 11:30', callBack('yes', 'basic')],
  ],
  course: `
    d0 10:00 raised dispatched offered:council-secretariat/lead
    d0 10:20 signed:council-secretariat started
    d0 10:30 reported_in:council-secretariat
    d0 11:00 submitted:council-secretariat=satisfied accepted:council-secretariat=satisfied resolved=satisfied
    d0 11:30 callback:yes/basic closed:solved`,
  end: { state: 'closed', round: 1, level: 1 },
};
