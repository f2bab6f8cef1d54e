import type { Identity } from '@muster/auth';
import type { Activity } from '../domain/activity.js';
import type { Meeting } from '../domain/meeting.js';
import type { KnownTicket } from '../persistence/known-ticket.store.js';
import { presentActivity } from './activity.view.js';
import { presentMeeting, summarizeMeeting } from './meeting.view.js';

const ticket = (id: string, enterpriseId: string): [string, KnownTicket] => [
  id,
  { id, number: `TJ-${id}`, state: 'in_progress', level: 1, round: 1, enterpriseId },
];
const tickets = new Map([ticket('t1', 'e-1'), ticket('t2', 'e-2'), ticket('t3', 'e-2'), ticket('t4', 'e-1')]);
const meeting: Meeting = {
  id: 'm',
  kind: 'joint_conference',
  title: '联席会',
  place: null,
  startsAt: '2026-12-01T01:00:00.000Z',
  convenorUnitId: 'secretariat',
  invitedUnitIds: ['customs'],
  invitedEnterpriseIds: ['e-1', 'e-2'],
  agenda: [
    { id: 'a1', position: 1, title: '一', ticketId: 't1' },
    { id: 'a2', position: 2, title: '二', ticketId: 't2' },
    { id: 'a3', position: 3, title: '三', ticketId: null },
    { id: 'a4', position: 4, title: 'TJ-t3', ticketId: 't3', pulledFor: 'level' },
    { id: 'a5', position: 5, title: 'TJ-t4', ticketId: 't4', pulledFor: 'on_account' },
  ],
  decisions: [
    { id: 'd', agendaItemId: 'a2', ticketId: 't2', text: '定', ownerUnitId: 'customs', dueOn: null },
  ],
  attendance: [
    { kind: 'unit', id: 'customs', persons: 2 },
    { kind: 'enterprise', id: 'e-1', persons: 1 },
    { kind: 'enterprise', id: 'e-2', persons: 1 },
  ],
};
const council: Identity = { accountId: 'x', allianceId: 'north', role: 'council' };
const enterprise: Identity = { accountId: 'y', allianceId: 'north', role: 'enterprise', enterpriseId: 'e-1' };

describe('a meeting', () => {
  it('shows the council every ticket as it stands, and not whose it is', () => {
    const view = presentMeeting(council, { state: meeting, version: 5 }, tickets);
    const numbers = view.agenda.map((item) => item.ticket?.number ?? null);
    expect(numbers).toEqual(['TJ-t1', 'TJ-t2', null, 'TJ-t3', 'TJ-t4']);
    expect(view.agenda.map((item) => item.pulled_for)).toEqual([null, null, null, 'level', 'on_account']);
    expect(view.agenda[0]!.ticket).toEqual({
      id: 't1',
      number: 'TJ-t1',
      state: 'in_progress',
      level: 1,
      round: 1,
    });
    expect(view.decisions[0]!.ticket_id).toBe('t2');
    expect(view.version).toBe(5);
  });

  it('counts in a list what the reader will find on its page', () => {
    for (const reader of [council, enterprise]) {
      const { agenda, decisions } = presentMeeting(reader, { state: meeting, version: 5 }, tickets);
      expect(summarizeMeeting(reader, { state: meeting, version: 5 }, tickets)).toMatchObject({
        agenda_count: agenda.length,
        decision_count: decisions.length,
      });
    }
  });

  it('says in a list whether it was called off, and on its page also why, to whoever sees it', () => {
    const calledOff = { at: '2026-11-30T09:00:00.000Z', reason: '台风' };
    const stored = { state: { ...meeting, calledOff }, version: 6 };
    for (const reader of [council, enterprise]) {
      const listed = summarizeMeeting(reader, stored, tickets);
      expect(listed).toMatchObject({ called_off_at: calledOff.at });
      expect(JSON.stringify(listed)).not.toContain('台风');
      expect(presentMeeting(reader, stored, tickets)).toMatchObject({
        called_off_reason: '台风',
        actions: [],
      });
    }
    expect(summarizeMeeting(council, { state: meeting, version: 5 }, tickets).called_off_at).toBeNull();
  });

  it('offers each reader what may be done with it now', () => {
    const actionsOf = (role: Identity['role'], state: Meeting) =>
      presentMeeting({ ...council, role }, { state, version: 5 }, tickets).actions;
    const arranged = { ...meeting, decisions: [], attendance: [] };
    const entries = ['add_agenda_item', 'record_decision', 'record_attendance'];
    expect(actionsOf('dispatcher', arranged)).toEqual([...entries, 'reschedule', 'call_off']);
    expect(actionsOf('council', meeting)).toEqual(entries);
    expect(actionsOf('unit_head', arranged)).toEqual(['record_attendance']);
    expect(actionsOf('party_secretary', arranged)).toEqual([]);
    expect(actionsOf('enterprise', arranged)).toEqual([]);
  });

  it('shows an enterprise of tickets and enterprises its own only', () => {
    const view = presentMeeting(enterprise, { state: meeting, version: 5 }, tickets);
    expect(view.agenda.map((item) => item.ticket?.id ?? null)).toEqual(['t1', null, null, 't4']);
    expect(view.decisions[0]!.ticket_id).toBeNull();
    expect(view.invited_enterprise_ids).toEqual(['e-1']);
    expect(JSON.stringify(view)).not.toMatch(/e-2|TJ-t3/);
    expect(view.attendance).toEqual([
      { unit_id: 'customs', persons: 2 },
      { enterprise_id: 'e-1', persons: 1 },
    ]);
  });
});

it('an activity shows an enterprise its own attendance only, others all', () => {
  const activity: Activity = {
    id: 'a',
    kind: 'volunteering',
    title: '志愿服务',
    place: null,
    startsAt: '2026-12-05T01:00:00.000Z',
    hostUnitIds: ['street'],
    platformCode: null,
    mechanismCode: null,
    attendance: [
      { kind: 'enterprise', id: 'e-1', persons: 2, hours: 3 },
      { kind: 'enterprise', id: 'e-2', persons: 5, hours: 1 },
    ],
  };
  expect(presentActivity(council, { state: activity, version: 2 })).toMatchObject({
    person_hours: 11,
    hours_count_as: 'service',
  });
  expect(presentActivity(enterprise, { state: activity, version: 2 })).toMatchObject({
    attendance: [{ enterprise_id: 'e-1', persons: 2, hours: 3 }],
    person_hours: 6,
  });
});
