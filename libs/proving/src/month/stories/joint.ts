import {
  accept,
  callBack,
  giveBack,
  propose,
  raise,
  refuseSolution,
  reportIn,
  sign,
  signSolution,
  submit,
} from '../acts.js';
import type { Scene, Story } from '../story.js';

const LEAD = 'construction-administration';
const CO = 'zone-administration';

/** Both units at work by eleven, with the co-unit's result accepted on the next morning. */
const together: readonly Scene[] = [
  ['d0 09:00', raise('construction')],
  ['d0 09:20', sign(LEAD), sign(CO)],
  ['d0 11:00', reportIn(LEAD), reportIn(CO)],
  ['d1 09:30', submit(CO), accept(LEAD, CO), submit(LEAD)],
];
const togetherCourse = `
    d0 09:00 raised dispatched offered:${LEAD}/lead offered:${CO}/co
    d0 09:20 signed:${LEAD}=satisfied started signed:${CO}=satisfied
    d0 11:00 reported_in:${LEAD}=satisfied reported_in:${CO}=satisfied
    d1 09:30 submitted:${CO}=satisfied accepted:${CO}=satisfied submitted:${LEAD}=satisfied`;

/** One answer of two units, signed by both (T10, T11). */
export const jointSolution: Story = {
  name: 'joint solution',
  zh: '联合方案会签通过',
  en: 'a joint solution is signed',
  scenes: [
    ['d0 09:00', raise('construction')],
    ['d0 09:20', sign(LEAD), sign(CO)],
    ['d0 11:00', reportIn(LEAD), reportIn(CO)],
    ['d1 09:00', submit(CO), giveBack(LEAD, CO)],
    ['d1 09:30', submit(CO), accept(LEAD, CO), submit(LEAD)],
    ['d1 10:00', propose(LEAD)],
    ['d1 15:00', signSolution(CO)],
    ['d2 09:00', callBack('yes', 'satisfied')],
  ],
  course: `
    d0 09:00 raised dispatched offered:${LEAD}/lead offered:${CO}/co
    d0 09:20 signed:${LEAD}=satisfied started signed:${CO}=satisfied
    d0 11:00 reported_in:${LEAD}=satisfied reported_in:${CO}=satisfied
    d1 09:00 submitted:${CO}=satisfied returned:${CO}
    d1 09:30 submitted:${CO}=satisfied accepted:${CO}=satisfied submitted:${LEAD}=satisfied
    d1 10:00 solution.proposed
    d1 15:00 solution.signed:${CO}=satisfied solution.approved=satisfied accepted:${LEAD}=satisfied resolved=satisfied
    d2 09:00 callback:yes/satisfied closed:solved`,
  end: { state: 'closed', round: 1, level: 1 },
};

/** The co-unit refuses the first version and signs the second (T12). */
export const refusedOnce: Story = {
  name: 'refused once',
  zh: '首次会签未通过，第二稿通过',
  en: 'refused once, signed at the second version',
  scenes: [
    ...together,
    ['d1 10:00', propose(LEAD)],
    ['d1 14:00', refuseSolution(CO)],
    ['d1 16:00', propose(LEAD)],
    ['d2 10:00', signSolution(CO)],
    ['d2 11:00', callBack('yes', 'basic')],
  ],
  course: `${togetherCourse}
    d1 10:00 solution.proposed
    d1 14:00 solution.refused:${CO}
    d1 16:00 solution.proposed
    d2 10:00 solution.signed:${CO}=satisfied solution.approved=satisfied accepted:${LEAD}=satisfied resolved=satisfied
    d2 11:00 callback:yes/basic closed:solved`,
  end: { state: 'closed', round: 1, level: 1 },
};

/** Two working days to sign, given twice; then the answer goes back to work (T12). Two of them from Tuesday 10:00 end on Thursday 10:00. */
export const signOffMissed: Story = {
  name: 'sign-off missed',
  zh: '会签两次逾时',
  en: 'the sign-off is missed twice',
  scenes: [
    ...together,
    ['d1 10:00', propose(LEAD)],
    ['d7 11:00', propose(LEAD)],
    ['d7 15:00', signSolution(CO)],
    ['d7 16:00', callBack('yes', 'dissatisfied')],
    ['d8 10:00', submit(CO), accept(LEAD, CO), submit(LEAD), propose(LEAD)],
    ['d8 11:00', signSolution(CO)],
    ['d8 14:00', callBack('yes', 'satisfied')],
  ],
  course: `${togetherCourse}
    d1 10:00 solution.proposed
    d2 15:48 clock.warned:sign_off
    d3 10:00 clock.breached:sign_off clock.started:sign_off>d7T10:00
    d4 15:48 clock.warned:sign_off
    d5 23:24 clock.warned:resolve
    d7 10:00 clock.breached:sign_off solution.refused
    d7 11:00 solution.proposed
    d7 15:00 solution.signed:${CO}=satisfied solution.approved=satisfied accepted:${LEAD}=satisfied resolved=satisfied
    d7 16:00 callback:yes/dissatisfied reopened/dissatisfied reopened:${LEAD} reopened:${CO}
    d8 10:00 submitted:${CO}=satisfied accepted:${CO}=satisfied submitted:${LEAD}=satisfied solution.proposed
    d8 11:00 solution.signed:${CO}=satisfied solution.approved=satisfied accepted:${LEAD}=satisfied resolved=satisfied
    d8 14:00 callback:yes/satisfied closed:solved`,
  end: { state: 'closed', round: 2, level: 1 },
};
