import {
  answer,
  approvePause,
  askExtension,
  askUpstreamPause,
  callBack,
  grantExtension,
  pause,
  raise,
  reportIn,
  resolve,
  sign,
  submit,
} from '../acts.js';
import type { Scene, Story } from '../story.js';

const untilWorking: readonly Scene[] = [
  ['d0 09:00', raise('tax')],
  ['d0 09:20', sign('tax')],
  ['d0 10:00', reportIn('tax')],
];
const workingCourse = `
    d0 09:00 raised dispatched offered:tax/lead
    d0 09:20 signed:tax=satisfied started
    d0 10:00 reported_in:tax=satisfied`;
const resolvedWords = 'submitted:tax=satisfied accepted:tax=satisfied resolved=satisfied';

/** Asked for before the deadline and granted once: five working days more from where the first end was (T22). */
export const extended: Story = {
  name: 'extended',
  zh: '同意延期',
  en: 'an extension is granted',
  scenes: [
    ...untilWorking,
    ['d4 10:00', askExtension('tax', 5)],
    ['d4 11:00', grantExtension()],
    ['d14 14:00', submit('tax'), resolve('tax')],
    ['d14 15:00', callBack('yes', 'satisfied')],
  ],
  course: `${workingCourse}
    d4 10:00 extension.requested
    d4 11:00 clock.extended:resolve/d7T18:00>d14T18:00 clock.extended:resolve@tax/d7T18:00>d14T18:00
    d11 18:00 clock.warned:resolve@tax clock.warned:resolve
    d14 14:00 ${resolvedWords}
    d14 15:00 callback:yes/satisfied closed:solved`,
  end: { state: 'closed', round: 1, level: 1 },
};

/** The unit waits for papers, for two days: the resolve clock stands still, and so does the whistle's own (A6, A7). */
export const pausedForRaiser: Story = {
  name: 'paused for the raiser',
  zh: '等待企业补交材料',
  en: 'paused for the raiser, who answers',
  scenes: [
    ...untilWorking,
    ['d1 10:00', pause('tax')],
    ['d3 10:00', answer('tax')],
    ['d8 14:00', submit('tax'), resolve('tax')],
    ['d8 15:00', callBack('yes', 'satisfied')],
  ],
  course: `${workingCourse}
    d1 10:00 paused:tax clock.paused:resolve
    d3 10:00 resumed:tax clock.resumed:resolve>d9T09:00
    d7 23:24 clock.warned:resolve@tax clock.warned:resolve
    d8 14:00 ${resolvedWords}
    d8 15:00 callback:yes/satisfied closed:solved`,
  end: { state: 'closed', round: 1, level: 1 },
};

/** The raiser does not answer: after five working days the clock runs again by itself. */
export const pausedTooLong: Story = {
  name: 'paused too long',
  zh: '等待期满自动恢复',
  en: 'paused for the raiser until the longest wait is over',
  scenes: [
    ...untilWorking,
    ['d1 10:00', pause('tax')],
    ['d9 10:00', submit('tax'), resolve('tax')],
    ['d9 11:00', callBack('yes', 'basic')],
  ],
  course: `${workingCourse}
    d1 10:00 paused:tax clock.paused:resolve
    d8 10:00 resumed:tax clock.resumed:resolve>d14T18:00
    d9 10:00 ${resolvedWords}
    d9 11:00 callback:yes/basic closed:solved`,
  end: { state: 'closed', round: 1, level: 1 },
};

/** The unit waits for somebody outside the alliance, agreed by the dispatcher until a day (A6). */
export const pausedForUpstream: Story = {
  name: 'paused for upstream',
  zh: '经同意等待上级批复',
  en: 'paused for an authority upstream',
  scenes: [
    ...untilWorking,
    ['d1 10:00', askUpstreamPause('tax')],
    ['d1 11:00', approvePause('tax', 'd3 11:00')],
    ['d4 10:00', submit('tax'), resolve('tax')],
    ['d4 11:00', callBack('yes', 'satisfied')],
  ],
  course: `${workingCourse}
    d1 10:00 pause_requested:tax
    d1 11:00 paused:tax clock.paused:resolve
    d3 11:00 resumed:tax clock.resumed:resolve>d9T09:00
    d4 10:00 ${resolvedWords}
    d4 11:00 callback:yes/satisfied closed:solved`,
  end: { state: 'closed', round: 1, level: 1 },
};
