import { callBack, raise, reopen, reportIn, resolve, reviewRedo, sign, submit } from '../acts.js';
import type { Scene, Story } from '../story.js';

const untilResolved: readonly Scene[] = [
  ['d0 09:00', raise('operations')],
  ['d0 09:20', sign('port-operator')],
  ['d0 10:00', reportIn('port-operator')],
  ['d1 10:00', submit('port-operator'), resolve('port-operator')],
];
const resolvedCourse = `
    d0 09:00 raised dispatched offered:port-operator/lead
    d0 09:20 signed:port-operator=satisfied started
    d0 10:00 reported_in:port-operator=satisfied
    d1 10:00 submitted:port-operator=satisfied accepted:port-operator=satisfied resolved=satisfied`;
const again = 'submitted:port-operator=satisfied accepted:port-operator=satisfied resolved=satisfied';

/** Not solved, says the raiser: done again by itself the first time (T18). */
export const doneAgain: Story = {
  name: 'done again',
  zh: '未解决，重办',
  en: 'not solved, done again',
  scenes: [
    ...untilResolved,
    ['d1 15:00', callBack('no', 'dissatisfied')],
    ['d3 10:00', submit('port-operator'), resolve('port-operator')],
    ['d3 15:00', callBack('yes', 'basic')],
  ],
  course: `${resolvedCourse}
    d1 15:00 callback:no/dissatisfied reopened/not_solved reopened:port-operator
    d3 10:00 ${again}
    d3 15:00 callback:yes/basic closed:solved`,
  end: { state: 'closed', round: 2, level: 1 },
};

/** Not solved twice: a reviewer decides on the third round, a level higher (T18 with T8). */
export const notSolvedTwice: Story = {
  name: 'not solved twice',
  zh: '两次未解决，复核提级',
  en: 'not solved twice, a reviewer raises the level',
  scenes: [
    ...untilResolved,
    ['d1 15:00', callBack('no', 'dissatisfied')],
    ['d3 10:00', submit('port-operator'), resolve('port-operator')],
    ['d3 15:00', callBack('no', 'dissatisfied')],
    ['d4 10:00', reviewRedo()],
    ['d7 10:00', submit('port-operator'), resolve('port-operator')],
    ['d7 15:00', callBack('yes', 'satisfied')],
  ],
  course: `${resolvedCourse}
    d1 15:00 callback:no/dissatisfied reopened/not_solved reopened:port-operator
    d3 10:00 ${again}
    d3 15:00 callback:no/dissatisfied
    d4 10:00 redo_reviewed escalated:1>2/not_solved_twice reopened/not_solved reopened:port-operator
      clock.started:supervision>d11T10:00
    d7 10:00 submitted:port-operator=satisfied clock.satisfied:supervision=satisfied
      accepted:port-operator=satisfied resolved=satisfied
    d7 15:00 callback:yes/satisfied closed:solved`,
  end: { state: 'closed', round: 3, level: 2 },
};

/** Not solved twice, and no reviewer looks at it: it waits, and counts as not solved. */
export const waitsForReviewer: Story = {
  name: 'waits for a reviewer',
  zh: '两次未解决，待复核',
  en: 'not solved twice, no reviewer has looked at it',
  scenes: [
    ...untilResolved,
    ['d1 15:00', callBack('no', 'dissatisfied')],
    ['d3 10:00', submit('port-operator'), resolve('port-operator')],
    ['d3 15:00', callBack('partial', 'dissatisfied')],
  ],
  course: `${resolvedCourse}
    d1 15:00 callback:no/dissatisfied reopened/not_solved reopened:port-operator
    d3 10:00 ${again}
    d3 15:00 callback:partial/dissatisfied`,
  end: { state: 'resolved', round: 2, level: 1 },
};

/** It comes back within the window of fifteen days (T19). */
export const cameBack: Story = {
  name: 'came back',
  zh: '归档后十五日内重开',
  en: 'reopened by the raiser within the window',
  scenes: [
    ...untilResolved,
    ['d1 15:00', callBack('yes', 'satisfied')],
    ['d16 14:59', reopen()],
    ['d17 10:00', submit('port-operator'), resolve('port-operator')],
    ['d17 15:00', callBack('yes', 'satisfied')],
  ],
  course: `${resolvedCourse}
    d1 15:00 callback:yes/satisfied closed:solved
    d16 14:59 reopening_asked reopened/came_back reopened:port-operator
    d17 10:00 ${again}
    d17 15:00 callback:yes/satisfied closed:solved`,
  end: { state: 'closed', round: 2, level: 1 },
};
