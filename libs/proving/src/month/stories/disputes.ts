import {
  accept,
  callBack,
  deny,
  dispute,
  raise,
  replace,
  reportIn,
  resolve,
  sign,
  submit,
  uphold,
} from '../acts.js';
import type { Story } from '../story.js';

/** The lead says that the whistle is another's, and is right: the other takes the lead over before it is released (A5). */
export const disputeUpheld: Story = {
  name: 'dispute upheld',
  zh: '退单成立，改派主办',
  en: 'a dispute is upheld, the lead handed over',
  scenes: [
    ['d0 09:00', raise('clearance')],
    ['d0 09:20', sign('port-operator')],
    ['d0 09:30', dispute('customs', 'border-inspection')],
    ['d0 09:40', uphold('customs', 'border-inspection')],
    ['d0 10:10', sign('border-inspection')],
    ['d0 11:00', reportIn('port-operator'), reportIn('border-inspection')],
    ['d2 10:00', submit('port-operator'), accept('border-inspection', 'port-operator')],
    ['d2 11:00', submit('border-inspection'), resolve('border-inspection')],
    ['d2 15:00', callBack('yes', 'satisfied')],
  ],
  course: `
    d0 09:00 raised dispatched offered:customs/lead offered:port-operator/co
    d0 09:20 signed:port-operator=satisfied
    d0 09:30 disputed:customs clock.started:dispute>d1T09:30
    d0 09:40 dispute.upheld:customs offered:border-inspection/lead released:customs clock.satisfied:dispute=satisfied
    d0 10:10 signed:border-inspection=satisfied started
    d0 11:00 reported_in:port-operator=satisfied reported_in:border-inspection=satisfied
    d2 10:00 submitted:port-operator=satisfied accepted:port-operator=satisfied
    d2 11:00 submitted:border-inspection=satisfied accepted:border-inspection=satisfied resolved=satisfied
    d2 15:00 callback:yes/satisfied closed:solved`,
  end: { state: 'closed', round: 1, level: 1 },
};

/** A unit disputes instead of signing, and is wrong: its clock has run all the while (B2.3), and climbs once it is offered again. */
export const disputeDenied: Story = {
  name: 'dispute denied',
  zh: '退单不成立',
  en: 'a dispute is denied',
  scenes: [
    ['d0 09:00', raise('crew_and_border')],
    ['d0 09:10', sign('border-inspection')],
    ['d0 09:30', dispute('maritime-safety', 'port-operator')],
    ['d0 15:00', deny('maritime-safety')],
    ['d0 15:30', sign('maritime-safety')],
    ['d0 16:00', reportIn('border-inspection'), reportIn('maritime-safety')],
    ['d3 10:00', submit('maritime-safety'), accept('border-inspection', 'maritime-safety')],
    ['d3 11:00', submit('border-inspection'), resolve('border-inspection')],
    ['d3 14:00', callBack('yes', 'basic')],
  ],
  course: `
    d0 09:00 raised dispatched offered:border-inspection/lead offered:maritime-safety/co
    d0 09:10 signed:border-inspection=satisfied started
    d0 09:30 disputed:maritime-safety clock.started:dispute>d1T09:30
    d0 09:48 clock.warned:sign@maritime-safety
    d0 10:00 clock.breached:sign@maritime-safety
    d0 15:00 dispute.denied:maritime-safety clock.satisfied:dispute=satisfied ladder:maritime-safety/head-deputy
    d0 15:30 signed:maritime-safety=breached
    d0 16:00 reported_in:border-inspection=satisfied reported_in:maritime-safety=satisfied
    d3 10:00 submitted:maritime-safety=satisfied accepted:maritime-safety=satisfied
    d3 11:00 submitted:border-inspection=satisfied accepted:border-inspection=satisfied resolved=satisfied
    d3 14:00 callback:yes/basic closed:solved`,
  end: { state: 'closed', round: 1, level: 1 },
};

/**
 * Two disputes in one round: the joint conference fixes who leads and who assists, at level 3 (A5), where a supervisor waits for an
 * answer within five working days and a report is due each month.
 */
export const contestedTwice: Story = {
  name: 'contested twice',
  zh: '两家退单，联席会裁定',
  en: 'contested twice, decided by the council',
  scenes: [
    ['d0 09:00', raise('crew_and_border')],
    ['d0 09:20', dispute('border-inspection', 'customs')],
    ['d0 09:30', dispute('maritime-safety', 'customs')],
    ['d0 09:40', deny('border-inspection', 'council'), deny('maritime-safety', 'council')],
    ['d0 09:45', sign('border-inspection'), sign('maritime-safety')],
    ['d0 11:00', reportIn('border-inspection'), reportIn('maritime-safety')],
    ['d1 10:00', submit('maritime-safety'), accept('border-inspection', 'maritime-safety')],
    ['d1 11:00', submit('border-inspection'), resolve('border-inspection')],
    ['d1 14:00', callBack('yes', 'satisfied')],
  ],
  course: `
    d0 09:00 raised dispatched offered:border-inspection/lead offered:maritime-safety/co
    d0 09:20 disputed:border-inspection clock.started:dispute>d1T09:20
    d0 09:30 disputed:maritime-safety clock.voided:dispute escalated:1>3/contested_twice
      clock.started:supervision>d7T09:30 clock.started:progress>d30T09:30 clock.started:dispute>d3T09:30
    d0 09:40 dispute.denied:border-inspection dispute.denied:maritime-safety clock.satisfied:dispute=satisfied
    d0 09:45 signed:border-inspection=satisfied started signed:maritime-safety=satisfied
    d0 11:00 reported_in:border-inspection=satisfied reported_in:maritime-safety=satisfied
    d1 10:00 submitted:maritime-safety=satisfied accepted:maritime-safety=satisfied
    d1 11:00 submitted:border-inspection=satisfied clock.satisfied:supervision=satisfied
      clock.satisfied:progress=satisfied clock.started:progress>d31T11:00
      accepted:border-inspection=satisfied resolved=satisfied clock.satisfied:progress=satisfied
    d1 14:00 callback:yes/satisfied closed:solved`,
  end: { state: 'closed', round: 1, level: 3 },
};

/** A co-unit is replaced after it has signed: what it did counts, what it had not done yet is void (T7). */
export const unitReplaced: Story = {
  name: 'unit replaced',
  zh: '更换协办单位',
  en: 'a co-unit is replaced',
  scenes: [
    ['d0 09:00', raise('clearance')],
    ['d0 09:10', sign('customs'), sign('port-operator')],
    ['d0 09:30', replace('port-operator', 'border-inspection')],
    ['d0 10:00', sign('border-inspection')],
    ['d0 11:00', reportIn('customs'), reportIn('border-inspection')],
    ['d1 10:00', submit('border-inspection'), accept('customs', 'border-inspection')],
    ['d1 11:00', submit('customs'), resolve('customs')],
    ['d1 14:00', callBack('yes', 'basic')],
  ],
  course: `
    d0 09:00 raised dispatched offered:customs/lead offered:port-operator/co
    d0 09:10 signed:customs=satisfied started signed:port-operator=satisfied
    d0 09:30 offered:border-inspection/co released:port-operator
    d0 10:00 signed:border-inspection=satisfied
    d0 11:00 reported_in:customs=satisfied reported_in:border-inspection=satisfied
    d1 10:00 submitted:border-inspection=satisfied accepted:border-inspection=satisfied
    d1 11:00 submitted:customs=satisfied accepted:customs=satisfied resolved=satisfied
    d1 14:00 callback:yes/basic closed:solved`,
  end: { state: 'closed', round: 1, level: 1 },
};
