import { accept, callBack, raise, reportIn, resolve, sign, submit } from '../acts.js';
import type { Story } from '../story.js';

/** A blocked gate, late in the evening: ten minutes to sign, thirty to be there, two hours to answer, day and night (lifecycle B5). */
export const emergency: Story = {
  name: 'emergency',
  zh: '闸口堵塞应急',
  en: 'an emergency at night',
  scenes: [
    ['d0 22:00', raise('gate_blocked')],
    ['d0 22:05', sign('traffic-police'), sign('port-operator'), sign('customs')],
    ['d0 22:20', reportIn('traffic-police'), reportIn('port-operator')],
    ['d0 22:40', reportIn('customs')],
    ['d0 23:00', submit('port-operator'), accept('traffic-police', 'port-operator')],
    ['d0 23:10', submit('customs'), accept('traffic-police', 'customs')],
    ['d0 23:20', submit('traffic-police'), resolve('traffic-police')],
    ['d1 09:00', callBack('yes', 'satisfied')],
  ],
  course: `
    d0 22:00 raised dispatched offered:traffic-police/lead offered:port-operator/co offered:customs/co
    d0 22:05 signed:traffic-police=satisfied started signed:port-operator=satisfied signed:customs=satisfied
    d0 22:20 reported_in:traffic-police=satisfied reported_in:port-operator=satisfied
    d0 22:24 clock.warned:contact@customs
    d0 22:30 clock.breached:contact@customs ladder:customs/head-deputy
    d0 22:40 reported_in:customs=breached
    d0 23:00 submitted:port-operator=satisfied accepted:port-operator=satisfied
    d0 23:10 submitted:customs=satisfied accepted:customs=satisfied
    d0 23:20 submitted:traffic-police=satisfied accepted:traffic-police=satisfied resolved=satisfied
    d1 09:00 callback:yes/satisfied closed:solved`,
  end: { state: 'closed', round: 1, level: 1 },
};

/**
 * Raised on the Saturday on which nobody of customs is on duty; its hour to sign is one of Monday's. The terminal works around the
 * clock, and so do its clocks: it misses signing and reporting in.
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
    d0 12:00 ladder:port-operator/level_up escalated:1>2/ladder
    d1 05:12 clock.warned:contact@customs clock.warned:contact@port-operator
    d1 10:00 clock.breached:contact@port-operator
    d2 09:48 clock.warned:sign@customs
    d2 10:00 clock.breached:sign@customs ladder:customs/head-deputy
    d2 10:30 signed:customs=breached started signed:port-operator=breached ladder:port-operator/head-deputy
    d2 11:00 reported_in:customs=satisfied reported_in:port-operator=breached
    d3 10:00 submitted:port-operator=satisfied accepted:port-operator=satisfied
      submitted:customs=satisfied accepted:customs=satisfied resolved=satisfied
    d3 11:00 callback:yes/satisfied closed:solved`,
  end: { state: 'closed', round: 1, level: 2 },
};
