import type { Identity } from '@muster/auth';
import type { Activity } from '../domain/activity.js';
import type { Meeting } from '../domain/meeting.js';
import type { Outcome } from '../domain/outcome.js';
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
    expect(actionsOf('dispatcher', arranged)).toEqual([...entries, 'reschedule', 'call_off', 'set_codes']);
    expect(actionsOf('council', meeting)).toEqual([...entries, 'set_codes']);
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

describe('an activity', () => {
  const now = '2026-12-05T03:00:00.000Z';
  const unitOfParty = (id: string) => (id === 'customs-branch' ? 'customs' : undefined);
  const matched = (id: string, supplierEnterpriseId: string, buyerEnterpriseId: string): Outcome => ({
    ...{ id, kind: 'match', count: 1, note: '记', ticketIds: [], at: now },
    match: { supplierEnterpriseId, buyerEnterpriseId, valueYuan: 1_000, agreedOn: null },
  });
  const activity: Activity = {
    id: 'a',
    kind: 'volunteering',
    title: '志愿服务',
    place: null,
    startsAt: '2026-12-05T01:00:00.000Z',
    hostUnitIds: ['street'],
    platformCode: null,
    mechanismCode: null,
    purpose: { projectId: 'p-1', ticketIds: ['t1', 't2'], pairing: null, themeCode: 'hazard_checks' },
    signUpAsked: { until: '2026-12-04T01:00:00.000Z', places: 10 },
    signUps: [
      { kind: 'enterprise', id: 'e-1', persons: 2 },
      { kind: 'enterprise', id: 'e-2', persons: 5 },
      { kind: 'party_organisation', id: 'customs-branch', persons: 1 },
    ],
    attendance: [
      { kind: 'enterprise', id: 'e-1', persons: 2, hours: 3 },
      { kind: 'enterprise', id: 'e-2', persons: 5, hours: 1 },
    ],
    outcomes: [
      matched('o1', 'e-1', 'e-3'),
      matched('o2', 'e-2', 'e-3'),
      { ...matched('o3', 'e-1', 'e-2'), withdrawn: { at: now, reason: '误' } },
      { id: 'o4', kind: 'solved_on_the_spot', count: 2, note: '记', ticketIds: ['t1', 't2'], at: now },
    ],
  };
  const seenBy = (who: Identity, state = activity, at = now) =>
    presentActivity(who, { state, version: 2 }, { now: at, unitOfParty, tickets });
  const unit = (unitId: string): Identity => ({ ...council, role: 'unit_officer', unitId });

  it('shows an enterprise its own attendance only, others all', () => {
    expect(seenBy(council)).toMatchObject({ person_hours: 11, hours_count_as: 'service' });
    expect(seenBy(enterprise)).toMatchObject({
      attendance: [{ enterprise_id: 'e-1', persons: 2, hours: 3 }],
      person_hours: 6,
    });
  });

  it('shows who signed up to hosts and office, to others their own, and to all how many places are left', () => {
    const ids = (who: Identity) => seenBy(who).sign_ups.map((entry) => Object.values(entry)[0]);
    for (const who of [council, unit('street')]) expect(ids(who)).toEqual(['e-1', 'e-2', 'customs-branch']);
    expect(ids(unit('customs'))).toEqual(['customs-branch']);
    expect(ids(unit('maritime'))).toEqual([]);
    expect(ids({ ...council, role: 'party_secretary', unitId: 'customs' })).toEqual([]);
    expect(ids(enterprise)).toEqual(['e-1']);
    expect(seenBy(enterprise).sign_up).toEqual({
      until: '2026-12-04T01:00:00.000Z',
      places: 10,
      places_left: 2,
      open: false,
    });
  });

  it('shows an enterprise of whistles and matches its own, and nothing that was written or withdrawn', () => {
    const inside = seenBy(unit('maritime'));
    expect(inside.tickets.map(({ id }) => id)).toEqual(['t1', 't2']);
    expect(inside.outcomes).toMatchObject([
      { value_yuan: 1_000 },
      {},
      { withdrawn_reason: '误' },
      { note: '记' },
    ]);
    const outside = seenBy(enterprise);
    expect(outside.tickets.map(({ id }) => id)).toEqual(['t1']);
    expect(outside.outcomes).toMatchObject([
      { id: 'o1', buyer_enterprise_id: 'e-3', value_yuan: 1_000, note: null },
      { id: 'o2', supplier_enterprise_id: null, buyer_enterprise_id: null, value_yuan: null },
      { id: 'o4', count: 2, tickets: [{ id: 't1' }] },
    ]);
    expect(JSON.stringify(outside)).not.toMatch(/e-2|TJ-t2|记|误/);
  });

  it('offers what can be done now: signing up before, outcomes by hosts and office after it has begun', () => {
    const early = '2026-12-03T01:00:00.000Z';
    const fresh: Activity = { ...activity, attendance: [], outcomes: [] };
    expect(seenBy(council, fresh, early).actions).toEqual([
      ...['sign_up', 'withdraw_sign_up', 'record_attendance', 'set_purpose', 'ask_sign_up'],
      ...['reschedule', 'call_off'],
    ]);
    expect(seenBy(enterprise, fresh, early).actions).toEqual(['sign_up', 'withdraw_sign_up']);
    expect(seenBy({ ...enterprise, enterpriseId: 'e-3' }, fresh, early).actions).toEqual(['sign_up']);
    expect(seenBy(unit('street')).actions).toEqual(['record_attendance', 'record_outcome']);
    expect(seenBy(unit('street')).outcomes.map(({ actions }) => actions.length)).toEqual([1, 1, 0, 1]);
    expect(seenBy(unit('maritime')).actions).toEqual(['record_attendance']);
    expect(seenBy(enterprise).actions).toEqual([]);
    const calledOff = { ...fresh, calledOff: { at: early, reason: '台风' } };
    expect(seenBy(council, calledOff, early)).toMatchObject({ actions: [], sign_up: { open: false } });
    expect(seenBy(council, calledOff, early).sign_ups).toHaveLength(3);
  });

  it('says nothing of what was not said, as of those that were planned before it could be', () => {
    const { purpose: _, signUpAsked: __, signUps: ___, outcomes: ____, ...before } = activity;
    expect(seenBy(council, before)).toMatchObject({
      ...{ project_id: null, pairing: null, theme_code: null, sign_up: null },
      ...{ tickets: [], sign_ups: [], outcomes: [] },
    });
  });
});
