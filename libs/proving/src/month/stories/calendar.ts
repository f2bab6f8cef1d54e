import { callBack, raise, reportIn, resolve, sign, submit } from '../acts.js';
import type { Story } from '../story.js';

/**
 * The test vector of lifecycle B5: offered on Wednesday 2026-09-30 at 16:00 with three working days. By the old calendar they end on
 * Monday 10-05 at 16:00; the holidays published meanwhile, with Saturday 10-10 made up, move the end to that Saturday at 16:00.
 */
export const holidaysArranged: Story = {
  name: 'holidays arranged',
  zh: '办理期间公布调休',
  en: 'the holidays are arranged while it runs',
  scenes: [
    ['d0 16:00', raise('permits')],
    ['d0 16:10', sign('approval-office')],
    ['d0 17:00', reportIn('approval-office')],
    ['d10 16:00', submit('approval-office'), resolve('approval-office')],
    ['d12 09:00', callBack('yes', 'satisfied')],
  ],
  course: `
    d0 16:00 raised dispatched offered:approval-office/lead
    d0 16:10 signed:approval-office=satisfied started
    d0 17:00 reported_in:approval-office=satisfied
    d1 08:00 clock.rescheduled:resolve@approval-office>d10T16:00 clock.rescheduled:resolve>d10T16:00
    d10 10:12 clock.warned:resolve@approval-office clock.warned:resolve
    d10 16:00 submitted:approval-office=satisfied accepted:approval-office=satisfied resolved=satisfied
    d12 09:00 callback:yes/satisfied closed:solved`,
  end: { state: 'closed', round: 1, level: 1 },
};

/** Everything that the holidays overtake waits until they are over; nobody is late for not having worked in them. */
export const overHolidays: Story = {
  name: 'over the holidays',
  zh: '跨节假日',
  en: 'overtaken by the holidays',
  scenes: [
    ['d0 17:30', raise('tax')],
    ['d8 09:10', sign('tax')],
    ['d8 10:00', reportIn('tax')],
    ['d8 17:00', submit('tax'), resolve('tax')],
    ['d9 10:00', callBack('yes', 'satisfied')],
  ],
  course: `
    d0 17:30 raised dispatched offered:tax/lead
    d1 08:00 clock.rescheduled:sign@tax>d8T09:30 clock.rescheduled:contact@tax>d8T18:00
      clock.rescheduled:resolve@tax>d8T18:00 clock.rescheduled:resolve>d8T18:00
    d1 12:42 clock.warned:contact@tax
    d6 07:54 clock.warned:resolve@tax clock.warned:resolve
    d8 09:10 signed:tax=satisfied started
    d8 10:00 reported_in:tax=satisfied
    d8 17:00 submitted:tax=satisfied accepted:tax=satisfied resolved=satisfied
    d9 10:00 callback:yes/satisfied closed:solved`,
  end: { state: 'closed', round: 1, level: 1 },
};
