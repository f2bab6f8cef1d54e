import { accept, callBack, raise, reportIn, reportInOnSite, resolve, sign, submit } from '../acts.js';
import type { Story } from '../story.js';

/**
 * A blocked gate, late in the evening, by the plan that was agreed beforehand (T9): ten minutes to sign, thirty to be there, two hours to
 * answer and four until the next word, day and night (lifecycle B5).
 */
export const emergency: Story = {
  name: 'emergency',
  zh: '闸口堵塞应急',
  en: 'an emergency at night',
  scenes: [
    ['d0 22:00', raise('gate_blocked')],
    ['d0 22:05', ...['traffic-police', 'port-operator', 'customs', 'zone-administration'].map(sign)],
    ['d0 22:20', ...['traffic-police', 'port-operator', 'zone-administration'].map(reportInOnSite)],
    ['d0 22:40', reportInOnSite('customs')],
    ['d0 23:00', submit('port-operator'), accept('traffic-police', 'port-operator')],
    ['d0 23:05', submit('zone-administration'), accept('traffic-police', 'zone-administration')],
    ['d0 23:10', submit('customs'), accept('traffic-police', 'customs')],
    ['d0 23:20', submit('traffic-police'), resolve('traffic-police')],
    ['d1 09:00', callBack('yes', 'satisfied')],
  ],
  course: `
    d0 22:00 raised dispatched/gate-emergency offered:traffic-police/lead
      offered:port-operator/co offered:customs/co offered:zone-administration/co offered:council-secretariat/inform
      taskforce.formed clock.started:progress>d1T00:00
    d0 22:05 signed:traffic-police=satisfied started signed:port-operator=satisfied signed:customs=satisfied
      signed:zone-administration=satisfied
    d0 22:20 reported_in:traffic-police=satisfied reported_in:port-operator=satisfied
      reported_in:zone-administration=satisfied
    d0 22:24 clock.warned:contact@customs
    d0 22:30 clock.breached:contact@customs ladder:customs/head-deputy
    d0 22:40 reported_in:customs=breached
    d0 23:00 submitted:port-operator=satisfied accepted:port-operator=satisfied
    d0 23:05 submitted:zone-administration=satisfied accepted:zone-administration=satisfied
    d0 23:10 submitted:customs=satisfied accepted:customs=satisfied
    d0 23:20 submitted:traffic-police=satisfied clock.satisfied:progress=satisfied clock.started:progress>d1T03:20
      accepted:traffic-police=satisfied resolved=satisfied clock.satisfied:progress=satisfied
    d1 09:00 callback:yes/satisfied closed:solved`,
  end: { state: 'closed', round: 1, level: 1 },
};

/**
 * Raised on the Saturday for which customs' rota names nobody: its head answers (ADR-0155), and its hour to sign is one of Monday's. The
 * terminal works around the clock, and so do its clocks: it misses signing and reporting in.
 */
export const inDutyGap: Story = {
  name: 'in the duty gap',
  zh: '值班空档期间吹哨',
  en: 'raised while nobody is on duty',
  scenes: [
    ['d0 10:00', raise('clearance')],
    ['d2 10:30', sign('customs'), sign('port-operator')],
    ['d2 11:00', reportIn('customs'), reportIn('port-operator')],
    [
      'd3 10:00',
      submit('port-operator'),
      accept('customs', 'port-operator'),
      submit('customs'),
      resolve('customs'),
    ],
    ['d3 11:00', callBack('yes', 'satisfied')],
  ],
  course: `
    d0 10:00 raised dispatched offered:customs/lead offered:port-operator/co
    d0 10:48 clock.warned:sign@port-operator
    d0 11:00 clock.breached:sign@port-operator ladder:port-operator/head-deputy
    d0 12:00 ladder:port-operator/level_up escalated:1>2/ladder clock.started:supervision>d6T18:00
    d1 05:12 clock.warned:contact@customs clock.warned:contact@port-operator
    d1 10:00 clock.breached:contact@port-operator
    d2 09:48 clock.warned:sign@customs
    d2 10:00 clock.breached:sign@customs ladder:customs/head-deputy
    d2 10:30 signed:customs=breached started signed:port-operator=breached ladder:port-operator/head-deputy
    d2 11:00 reported_in:customs=satisfied reported_in:port-operator=breached
    d3 10:00 submitted:port-operator=satisfied accepted:port-operator=satisfied
      submitted:customs=satisfied clock.satisfied:supervision=satisfied accepted:customs=satisfied resolved=satisfied
    d3 11:00 callback:yes/satisfied closed:solved`,
  end: { state: 'closed', round: 1, level: 2 },
};

/** For the unit whose whistle this is nobody answers on that Saturday: the catch-all unit leads, around the clock because it is urgent (T5). */
export const nobodyThere: Story = {
  name: 'nobody there',
  zh: '无人值班，兜底单位主办',
  en: 'nobody answers, the catch-all unit leads',
  scenes: [
    ['d0 10:00', raise('utilities')],
    ['d0 10:10', sign('council-secretariat'), sign('zone-administration')],
    ['d0 11:00', reportIn('council-secretariat'), reportIn('zone-administration')],
    ['d0 15:00', submit('zone-administration'), accept('council-secretariat', 'zone-administration')],
    ['d0 15:10', submit('council-secretariat'), resolve('council-secretariat')],
    ['d0 16:00', callBack('yes', 'satisfied')],
  ],
  course: `
    d0 10:00 raised dispatched/nobody_on_duty offered:council-secretariat/lead offered:zone-administration/co
    d0 10:10 signed:council-secretariat=satisfied started signed:zone-administration=satisfied
    d0 11:00 reported_in:council-secretariat=satisfied reported_in:zone-administration=satisfied
    d0 15:00 submitted:zone-administration=satisfied accepted:zone-administration=satisfied
    d0 15:10 submitted:council-secretariat=satisfied accepted:council-secretariat=satisfied resolved=satisfied
    d0 16:00 callback:yes/satisfied closed:solved`,
  end: { state: 'closed', round: 1, level: 1 },
};
