import { callBack, raise, reportIn, resolve, sign, submit, urge } from '../acts.js';
import type { Story } from '../story.js';

/**
 * Nobody signs for hours: the missed hour climbs from the deputy to the head, then the whistle
 * itself goes up (A12). Each step has a staffed hour from when it is taken: one that begins at eleven ends after the noon break.
 */
export const signedLate: Story = {
  name: 'signed late',
  zh: '逾时签收，逐级提醒',
  en: 'signed late, up the whole ladder',
  scenes: [
    ['d0 09:00', raise('labour')],
    ['d0 15:00', sign('human-resources')],
    ['d0 16:00', reportIn('human-resources')],
    ['d1 10:00', submit('human-resources'), resolve('human-resources')],
    ['d1 11:00', callBack('yes', 'basic')],
  ],
  course: `
    d0 09:00 raised dispatched offered:human-resources/lead
    d0 09:48 clock.warned:sign@human-resources
    d0 10:00 clock.breached:sign@human-resources ladder:human-resources/deputy
    d0 11:00 ladder:human-resources/head
    d0 13:00 ladder:human-resources/level_up escalated:1>2/ladder clock.started:supervision>d7T13:00
    d0 15:00 signed:human-resources=breached started
    d0 16:00 reported_in:human-resources=satisfied
    d1 10:00 submitted:human-resources=satisfied clock.satisfied:supervision=satisfied
      accepted:human-resources=satisfied resolved=satisfied
    d1 11:00 callback:yes/basic closed:solved`,
  end: { state: 'closed', round: 1, level: 2 },
};

/** Signed for and then forgotten: a day to report in is over. The unit has no deputy, so that the head hears of it first. */
export const contactMissed: Story = {
  name: 'contact missed',
  zh: '逾时报到',
  en: 'reported in late',
  scenes: [
    ['d0 09:00', raise('tax')],
    ['d0 09:30', sign('tax')],
    ['d1 09:40', reportIn('tax')],
    ['d2 10:00', submit('tax'), resolve('tax')],
    ['d2 11:00', callBack('yes', 'satisfied')],
  ],
  course: `
    d0 09:00 raised dispatched offered:tax/lead
    d0 09:30 signed:tax=satisfied started
    d1 04:12 clock.warned:contact@tax
    d1 09:00 clock.breached:contact@tax ladder:tax/head-deputy
    d1 09:40 reported_in:tax=breached
    d2 10:00 submitted:tax=satisfied accepted:tax=satisfied resolved=satisfied
    d2 11:00 callback:yes/satisfied closed:solved`,
  end: { state: 'closed', round: 1, level: 1 },
};

/** Seven days are over, with the end of the Monday, before there is a result, though the supervisor has urged. */
export const resolvedLate: Story = {
  name: 'resolved late',
  zh: '逾期办结',
  en: 'resolved late',
  scenes: [
    ['d0 09:00', raise('tax')],
    ['d0 09:20', sign('tax')],
    ['d0 10:00', reportIn('tax')],
    ['d7 10:00', urge()],
    ['d8 09:30', submit('tax'), resolve('tax')],
    ['d8 15:00', callBack('partial', 'basic')],
    ['d9 10:00', submit('tax'), resolve('tax')],
    ['d9 11:00', callBack('yes', 'satisfied')],
  ],
  course: `
    d0 09:00 raised dispatched offered:tax/lead
    d0 09:20 signed:tax=satisfied started
    d0 10:00 reported_in:tax=satisfied
    d5 23:24 clock.warned:resolve@tax clock.warned:resolve
    d7 10:00 urged clock.started:urge>d8T10:00
    d7 17:24 clock.warned:urge
    d7 18:00 clock.breached:resolve@tax clock.breached:resolve ladder:tax/head-deputy
    d8 09:30 submitted:tax=breached clock.satisfied:urge=satisfied accepted:tax=breached resolved=breached
    d8 15:00 callback:partial/basic reopened/partly_solved reopened:tax
    d9 10:00 submitted:tax=satisfied accepted:tax=satisfied resolved=satisfied
    d9 11:00 callback:yes/satisfied closed:solved`,
  end: { state: 'closed', round: 2, level: 1 },
};
