import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { caller, type Caller } from '@muster/http/testing';
import { eventually } from '@muster/local-stack';
import { testSystem, type TestSystem } from '@muster/local-stack/testing';
import pg from 'pg';
import { Receiver } from './counterparts/receiver.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const ALLIANCE = 'tianjin';
const WHISTLES = 40;

interface Directory {
  readonly units: readonly { readonly id: string }[];
  readonly enterprises: readonly { readonly id: string }[];
}

describe('deliveries outlive kill -9', () => {
  let running: TestSystem;
  let receiver: Receiver;
  let database: pg.Client;
  let people: Record<string, Caller>;
  const directory = JSON.parse(
    readFileSync(join(ROOT, 'deploy', 'demo', `${ALLIANCE}.json`), 'utf8'),
  ) as Directory;

  beforeAll(async () => {
    receiver = await Receiver.open();
    const env = { MUSTER_RATE_LIMIT: '0', MUSTER_NOTIFICATION_ALLOWED_HOSTS: '127.0.0.1' };
    running = await testSystem('notifications-crash', ROOT, { env });
    const { system } = running;
    const wanted = [
      { role: 'operator' },
      { role: 'dispatcher' },
      { role: 'enterprise', enterprise_id: directory.enterprises[0]!.id },
    ].map((account) => ({ alliance_id: ALLIANCE, name: account.role, ...account }));
    const issued = JSON.parse(
      await system.run('gateway', ['accounts', 'create', '--batch', '--json'], JSON.stringify(wanted)),
    ) as { role: string; api_key: string }[];
    people = Object.fromEntries(
      issued.map(({ role, api_key }) => [
        role,
        caller(system.gatewayUrl, async () => ({ authorization: `Bearer ${api_key}` })),
      ]),
    );
    expect((await people['operator']!.put(`/v1/alliances/${ALLIANCE}/directory`, directory)).status).toBe(
      201,
    );
    database = new pg.Client(system.facts.databaseUrl('notifications'));
    await database.connect();
  }, 300_000);
  afterAll(async () => {
    await database?.end();
    await running?.stop();
    await receiver?.close();
  }, 180_000);

  it('tells every unit of every whistle, with one id per notice, and the tickets know it', async () => {
    const { enterprise, dispatcher } = people as Record<'enterprise' | 'dispatcher', Caller>;
    for (const { id } of directory.units) {
      const channel = { kind: 'webhook', address: `${receiver.url}/${id}`, unit_id: id };
      await eventually(
        `a channel of ${id}`,
        async () => (await dispatcher.post('/v1/notifications/channels', channel)).status === 201,
      );
    }
    const { system } = running;
    const raised: { id: string; assignments: { unit_id: string }[] }[] = [];
    let killing: Promise<void> | undefined;
    for (let number = 0; number < WHISTLES; number++) {
      const whistle = { category: 'clearance', title: `${number}`, description: 'x' };
      await eventually('a whistle', async () => {
        const ask = { headers: { 'idempotency-key': randomUUID() } };
        const answer = await enterprise.post('/v1/tickets', whistle, ask);
        if (answer.status === 201) raised.push(answer.body);
        return answer.status === 201;
      });
      if (number % 15 === 10) {
        await killing;
        await system.kill9('notifications');
        killing = system.restart('notifications');
      }
    }
    await killing;

    const expected = raised.flatMap(({ id, assignments }) =>
      assignments.map(({ unit_id }) => `${id} ${unit_id}`),
    );
    // Whoever died held leases: they run out by the database's clock.
    await eventually('every offer delivered', async () => {
      await database.query(`update notification set lease_until = now() where lease_until > now()
        and lease_until < now() + interval '50 seconds' and state = 'pending'`);
      const { rows } = await database.query<{ n: string }>(
        `select count(*) as n from notification where notice_kind = 'offered' and state = 'delivered'`,
      );
      return Number(rows[0]!.n) === expected.length;
    });
    const offers = receiver.arrived
      .map(({ headers, body }) => ({ id: headers['webhook-id'] as string, ...JSON.parse(body) }))
      .filter(({ type }) => type === 'muster.notice.offered');
    const byNotice = Map.groupBy(offers, ({ data }) => `${data.ticket_id} ${data.unit_id}`);
    expect([...byNotice.keys()].sort()).toEqual([...expected].sort());
    for (const [notice, arrivals] of byNotice)
      expect([notice, new Set(arrivals.map(({ id }) => id)).size]).toEqual([notice, 1]);

    for (const { id, assignments } of raised) {
      const receipts = () => dispatcher.get(`/v1/tickets/${id}/notifications`);
      await eventually(
        'the ticket knows',
        async () => (await receipts()).body.received === assignments.length,
      );
      expect((await receipts()).body.expected).toBe(assignments.length);
    }
  }, 180_000);
});
