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

  describe('when one is called off or moved', () => {
    const callOff = (by: Caller, id: string, headers: Record<string, string> = {}) =>
      by.post(`/v1/meetings/${id}/call-off`, { reason: '台风红色预警' }, { headers });
    const move = (by: Caller, id: string, hours: number) =>
      by.post(`/v1/meetings/${id}/reschedule`, {
        starts_at: new Date(Date.now() + hours * HOUR_MS).toISOString(),
      });

    it('hands its whistles on to the next one that is called already, and no others', async () => {
      const council = await alliance('called-off');
      const next = (await call(council, 24)).body.id;
      const coordination = (await call(council, 30, 'coordination')).body.id;
      const following = (await call(council, 48, 'council_meeting')).body.id;
      await escalated('called-off', 1);
      await system.until(async () => (await titlesOf(council, next)).length === 1);
      await council.post(`/v1/meetings/${next}/agenda-items`, { title: '泊位' });
      expect((await callOff(council, next)).status).toBe(200);
      expect(await titlesOf(council, following)).toEqual([numberOf(1)]); // nothing that people had put there
      expect(await titlesOf(council, next)).toEqual([numberOf(1), '泊位']);
      expect(await titlesOf(council, coordination)).toEqual([]);

      await escalated('called-off', 2);
      await system.until(async () => (await titlesOf(council, following)).length === 2);
      expect(await titlesOf(council, next)).toHaveLength(2);
    });

    it('hands them on to the next one that is called later, and those that come meanwhile', async () => {
      const council = await alliance('postponed');
      const next = (await call(council, 24)).body.id;
      await escalated('postponed', 1);
      await system.until(async () => (await titlesOf(council, next)).length === 1);
      await callOff(council, next);
      await escalated('postponed', 2);
      await system.until(
        async () => (await titlesOf(council, (await call(council, 48)).body.id)).length === 2,
      );
      expect(await titlesOf(council, next)).toEqual([numberOf(1)]);
    });

    it('misses nothing that becomes hard, or is called, in the moment in which it is called off', async () => {
      const council = await alliance('at-once');
      const next = (await call(council, 24)).body.id;
      const [called] = await Promise.all([
        call(council, 48),
        callOff(council, next),
        ...[1, 2, 3, 4, 5, 6].map((n) => escalated('at-once', n)),
      ]);
      await system.until(async () => (await titlesOf(council, called.body.id)).length === 6);
      expect(new Set(await titlesOf(council, called.body.id)).size).toBe(6);
    });

    /** Holds a conference's row until both have come to it, the first of them first. */
    async function inOrder(id: string, first: () => Promise<unknown>, second: () => Promise<unknown>) {
      const other = new pg.Client(system.databaseUrl);
      await other.connect();
      const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      const come = (count: number) => async () => (await other.query(waiting)).rows.length >= count;
      try {
        await other.query('begin');
        await other.query('select from meeting where meeting_id = $1 for update', [id]);
        const begun = [first()];
        await system.until(come(1));
        begun.push(second());
        await system.until(come(2));
        await other.query('rollback');
        await Promise.all(begun);
      } finally {
        await other.end();
      }
    }

    it.each([
      ['just before', true],
      ['just after', false],
    ])('has a whistle on the next one that comes %s it', async (when, newsFirst) => {
      const tenant = newsFirst ? 'news-first' : 'end-first';
      const council = await alliance(tenant);
      const next = (await call(council, 24)).body.id;
      const following = (await call(council, 48)).body.id;
      const news = () => escalated(tenant, 1);
      const end = async () => expect([when, (await callOff(council, next)).status]).toEqual([when, 200]);
      await inOrder(next, newsFirst ? news : end, newsFirst ? end : news);
      await system.until(async () => (await titlesOf(council, following)).length === 1);
      expect(await titlesOf(council, next)).toHaveLength(newsFirst ? 1 : 0);
    });

    it('completes the next agenda when a request is repeated whose first answer never came', async () => {
      const council = await alliance('repeated');
      const next = (await call(council, 24)).body.id;
      const following = (await call(council, 48)).body.id;
      await escalated('repeated', 1);
      await system.until(async () => (await titlesOf(council, next)).length === 1);
      const key = { 'idempotency-key': '0198f0f4-1c00-7a10-8000-0000000000c0' };
      const database = new pg.Client(system.databaseUrl);
      await database.connect();
      try {
        await database.query('begin');
        await database.query('select from meeting where meeting_id = $1 for update', [following]);
        const first = callOff(council, next, key);
        await system.until(
          async () => (await council.get(`/v1/meetings/${next}`)).body.called_off_at !== null,
        );
        const killed = `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`;
        await system.until(async () => (await database.query(killed)).rows.length > 0);
        await database.query('rollback');
        expect((await first).status).toBe(503);
        expect(await titlesOf(council, following)).toEqual([]);
      } finally {
        await database.end();
      }
      const repeated = await callOff(council, next, key);
      expect(repeated).toMatchObject({
        status: 200,
        body: { called_off_reason: '台风红色预警', actions: [] },
      });
      expect(await titlesOf(council, following)).toEqual([numberOf(1)]);
    });

    it('completes whichever is the next one after a move, and takes nothing away', async () => {
      const council = await alliance('moved');
      const first = (await call(council, 24)).body.id;
      const second = (await call(council, 48)).body.id;
      await escalated('moved', 1);
      await system.until(async () => (await titlesOf(council, first)).length === 1);
      expect((await move(council, first, 72)).status).toBe(200);
      expect(await titlesOf(council, second)).toEqual([numberOf(1)]);
      expect(await titlesOf(council, first)).toEqual([numberOf(1)]);

      await escalated('moved', 2);
      await system.until(async () => (await titlesOf(council, second)).length === 2);
      expect(await titlesOf(council, first)).toHaveLength(1);
      expect((await move(council, first, 12)).status).toBe(200);
      expect(await titlesOf(council, first)).toEqual([numberOf(1), numberOf(2)]);
    });
  });
});
