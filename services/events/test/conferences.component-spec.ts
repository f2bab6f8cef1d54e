import type { Caller } from '@muster/http/testing';
import pg from 'pg';
import { validate } from '@muster/contracts';
import { foundAlliance, raiseTicket } from './alliance.js';
import { EventsSystem } from './system.js';

const HOUR_MS = 3_600_000;

interface Item {
  readonly title: string;
  readonly position: number;
  readonly pulled_for: string | null;
  readonly ticket: { readonly state: string } | null;
}

describe('the agenda of a conference: tickets in, HTTP and Kafka out', () => {
  let system: EventsSystem;

  beforeAll(async () => {
    system = await EventsSystem.start();
  }, 60_000);
  afterAll(() => system[Symbol.asyncDispose]());

  async function alliance(id: string): Promise<Caller> {
    await foundAlliance(system, id);
    return system.as('council', id);
  }
  const call = async (by: Caller, hours: number, kind = 'joint_conference') => {
    const starts_at = new Date(Date.now() + hours * HOUR_MS).toISOString();
    const answer = await by.post('/v1/meetings', { kind, title: '联席会', starts_at });
    expect(answer.status).toBe(201);
    return answer;
  };
  const agendaOf = async (by: Caller, id: string): Promise<Item[]> =>
    (await by.get(`/v1/meetings/${id}`)).body.agenda;
  const titlesOf = async (by: Caller, id: string) => (await agendaOf(by, id)).map(({ title }) => title);

  const numberOf = (n: number) => `TJ-2026-00000${n}`;
  const about = (ticket_id: string, n: number) => ({ ticket_id, ticket_no: numberOf(n), round: 1 });
  async function escalated(allianceId: string, n: number, to_level = 3): Promise<string> {
    const id = await raiseTicket(system, allianceId, n);
    const how = { from_level: 1, to_level, cause: 'dispatcher', agenda_item: to_level >= 3 } as const;
    await system.publish(allianceId, id, 'ticket.escalated', { ...about(id, n), ...how });
    return id;
  }
  async function hung(allianceId: string, id: string, n: number): Promise<void> {
    const why = { reason_code: 'upstream', review_at: '2027-05-04T02:00:00.000Z' } as const;
    await system.publish(allianceId, id, 'ticket.hung', { ...about(id, n), ...why });
  }
  const close = (allianceId: string, id: string, n: number) =>
    system.publish(allianceId, id, 'ticket.withdrawn', { ...about(id, n), cause: 'raiser' });

  it('begins with the open whistles of level 3 and above and those on account, and lets nothing typed out', async () => {
    const council = await alliance('north');
    const third = await escalated('north', 1);
    await raiseTicket(system, 'north', 2);
    await escalated('north', 3, 4);
    await hung('north', await escalated('north', 4), 4);
    await close('north', third, 1);
    await escalated('north', 5);
    const known = async () => {
      const { id } = (await call(council, 1)).body;
      return (await titlesOf(council, id)).join() === [3, 4, 5].map(numberOf).join();
    };
    await system.until(known);

    const called = await call(council, 2, 'council_meeting');
    const { id } = called.body;
    expect(called.headers.get('etag')).toBe('"v4"');
    expect(called.body.agenda).toMatchObject([
      { position: 1, title: numberOf(3), pulled_for: 'level', ticket: { level: 4 } },
      { position: 2, title: numberOf(4), pulled_for: 'on_account', ticket: { state: 'on_account' } },
      { position: 3, title: numberOf(5), pulled_for: 'level' },
    ]);
    const added = await council.post(`/v1/meetings/${id}/agenda-items`, { title: '泊位' });
    expect(added.body.agenda[3]).toMatchObject({
      position: 4,
      title: '泊位',
      pulled_for: null,
      ticket: null,
    });
    const sent = await system.sentAbout(id, 5);
    expect(sent.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
    for (const { type, data } of sent) validate(type, data);
    expect(JSON.stringify(sent)).not.toContain('TJ-2026');

    expect((await call(council, 3, 'coordination')).body.agenda).toEqual([]);
    expect((await call(council, -1)).body.agenda).toHaveLength(3); // recorded afterwards
  });

  it('gets what becomes hard meanwhile, on the next conference that has not begun, once', async () => {
    const council = await alliance('south');
    const later = (await call(council, 48)).body.id;
    const next = (await call(council, 24, 'council_meeting')).body.id;
    const begun = (await call(council, -1)).body.id;
    const coordination = (await call(council, 1, 'coordination')).body.id;
    const first = await escalated('south', 1);
    await system.until(async () => (await titlesOf(council, next)).length === 1);
    await hung('south', first, 1);
    await escalated('south', 2);
    await system.until(async () => (await titlesOf(council, next)).length === 2);
    expect(await titlesOf(council, next)).toEqual([numberOf(1), numberOf(2)]);
    for (const id of [later, begun, coordination]) expect(await agendaOf(council, id)).toEqual([]);

    await close('south', first, 1);
    const states = async () => (await agendaOf(council, next)).map(({ ticket }) => ticket!.state);
    await system.until(async () => (await states())[0] === 'withdrawn');
    expect(await titlesOf(council, next)).toHaveLength(2);
    const database = new pg.Client(system.databaseUrl);
    await database.connect();
    try {
      const log = `select actor->>'role' as role from event_log where aggregate_id = $1 and type = 'meeting.agenda_item_added'`;
      expect((await database.query(log, [next])).rows).toEqual([{ role: 'system' }, { role: 'system' }]);
    } finally {
      await database.end();
    }
  });

  it('misses nothing that becomes hard in the moment in which the conference is called', async () => {
    const council = await alliance('west');
    const [conference] = await Promise.all([
      call(council, 24),
      ...[1, 2, 3, 4, 5, 6].map((n) => escalated('west', n)),
    ]);
    await system.until(async () => (await titlesOf(council, conference.body.id)).length === 6);
    expect(new Set(await titlesOf(council, conference.body.id)).size).toBe(6);
  });
});
