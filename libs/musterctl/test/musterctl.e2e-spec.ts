import type { ServiceName } from '@muster/local-stack';
import { KafkaJsClient } from '@muster/messaging';
import { type Acknowledged, eventually, ProvingGround, type Whistleblower } from '@muster/proving';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { request } from 'undici';
import { type Ended, musterctl } from './parts/musterctl.js';
import { recordFigure } from './parts/record-figure.js';
import { raised, started, ticketRecord } from './parts/records.js';

const root = join(import.meta.dirname, '..', '..', '..');

describe('musterctl beside a running system', () => {
  let ground: ProvingGround;
  let whistleblower: Whistleblower;
  let kafka: KafkaJsClient;
  let env: Record<string, string>;

  beforeAll(async () => {
    ground = await ProvingGround.open({ root });
    env = { MUSTER_DATA: ground.stack.dataFolder };
    whistleblower = ground.whistleblower();
    kafka = new KafkaJsClient({ clientId: 'test', brokers: ground.stack.kafka.brokers });
  }, 300_000);
  afterAll(async () => {
    await kafka?.disconnect();
    await whistleblower?.close();
    await ground?.close();
  }, 180_000);

  const run = (...args: string[]): Promise<Ended> => musterctl(args, env);

  /** The one answer of a service in a JSON document, whose exit code must be the process's. */
  async function answer(service: string, ...args: string[]): Promise<any> {
    const { code, out } = await run(...args, '--service', service, '--json');
    const document = JSON.parse(out);
    expect(document).toMatchObject({ command: args.slice(0, 2).join(' ').split(' --')[0], exit_code: code });
    return { ...document, answer: document.results[0] };
  }

  async function query<Row extends object>(service: ServiceName, sql: string, values: unknown[] = []) {
    const client = new pg.Client(ground.databaseUrl(service));
    await client.connect();
    try {
      return (await client.query<Row>(sql, values)).rows;
    } finally {
      await client.end();
    }
  }

  it('brings everything back after Kafka has lost all of its data', async () => {
    const sign = async ({ assignments }: Acknowledged): Promise<void> => {
      const { id, unit_id } = assignments.find(({ role }) => role === 'lead')!;
      const { api_key } = ground.account('unit_officer', unit_id);
      const { statusCode, body } = await request(`${ground.system.gatewayUrl}/v1/assignments/${id}/sign`, {
        method: 'POST',
        headers: { authorization: `Bearer ${api_key}` },
      });
      if (statusCode >= 300) throw new Error(await body.text());
      await body.dump();
    };
    const raise = (count: number) => Promise.all(Array.from({ length: count }, () => whistleblower.raise()));
    await raise(20);
    await ground.atRest();
    const figure = await recordFigure(ground.system.gatewayUrl, ground.account('analyst').api_key);
    await eventually(
      'the figure is published',
      async () => (await query('statistics', 'select from outbox where key = $1', [figure])).length === 0,
    );

    // Published, and read by nobody when the broker loses them; what comes later of the same whistles waits in the outbox.
    await ground.system.kill9('events');
    await ground.system.kill9('statistics');
    const unread = await raise(10);
    await eventually(
      'they are published',
      async () => (await query('escalation', 'select from outbox')).length === 0,
    );
    await ground.stack.kafka.kill9();
    rmSync(join(ground.stack.dataFolder, 'kafka-1', 'data'), { recursive: true });
    await Promise.all(unread.map(sign));
    await raise(5);
    await ground.stack.kafka.start();
    await Promise.all([ground.system.services.events.start(), ground.system.services.statistics.start()]);
    expect(await taken()).toBeLessThan(await logged());

    const plan = await run('recover', 'kafka-loss', '--lang', 'en');
    expect(plan).toMatchObject({ code: 0, out: expect.stringContaining('nothing was done') });
    const recovered = await run('recover', 'kafka-loss', '--yes', '--within', '240', '--json');
    expect(recovered).toMatchObject({ code: 0 });
    const { steps } = JSON.parse(recovered.out);
    expect(steps.map(({ step }: { step: string }) => step)).toEqual([
      'rewind',
      'republish',
      'topics',
      'published',
      'consumed',
      'verified',
    ]);
    // The lost topic was empty: what it has of the figure came from the log.
    expect((await records('muster.metrics.v1')).filter(({ key }) => key === figure)).toHaveLength(1);

    await raise(5);
    await ground.atRest();
    const findings = await ground.check(whistleblower.journal);
    expect(findings.filter(({ holds }) => !holds)).toEqual([]);
    const tickets = whistleblower.journal.length;
    await eventually(
      'events knows every whistle',
      async () => (await query('events', 'select from known_ticket')).length === tickets,
    );
    expect(
      await query('events', 'select from known_ticket where level is null or enterprise_id is null'),
    ).toEqual([]);
    const directory = 'select version from directory';
    expect(await query('escalation', directory)).toEqual(await query('events', directory));
    const { answer: behind } = await answer('events', 'lag');
    expect(behind.lag).toBe(0);
    expect(
      behind.partitions.every(({ broker_lost_records: lost }: { broker_lost_records: boolean }) => !lost),
    ).toBe(true);
  }, 600_000);

  const count = async (service: ServiceName, sql: string): Promise<number> =>
    Number((await query<{ n: string }>(service, sql))[0]!.n);
  const logged = () => count('escalation', 'select count(*) as n from event_log');
  const taken = () => count('statistics', 'select count(*) as n from public_event where topic = 2');

  it('shows, retries and discards what was put aside, and remembers who did it', async () => {
    const key = randomUUID();
    await kafka.publish([
      ticketRecord(key, 1, 'muster.ticket.raised.v1', '{not json'),
      ticketRecord(key, 2, 'muster.ticket.started.v1', JSON.stringify(started(key))),
    ]);
    const letters = 'select id, state from dead_letter where key = $1 order by id';
    await eventually(
      'both records are put aside',
      async () => (await query('events', letters, [key])).length === 2,
    );

    const { answer: listed } = await answer('events', 'dlq', 'list');
    expect(listed.letters).toMatchObject([
      { key, state: 'dead', error_code: 'bad_json', topic: 'muster.tickets.v1', attempts: 1 },
      { key, state: 'parked', error_code: null },
    ]);
    expect(listed.counts).toContainEqual({
      topic: 'muster.tickets.v1',
      state: 'dead',
      error_code: 'bad_json',
      letters: 1,
    });
    const people = await run('dlq', 'list', '--service', 'events,statistics', '--lang', 'en');
    expect(people.out).toMatch(/^letter +state +topic/);
    expect(people.out).toContain(`events:${listed.letters[0].id}`);
    expect(people.out).toContain('statistics:');

    const letter = `events:${listed.letters[0].id}`;
    const shown = JSON.parse((await run('dlq', 'show', letter, '--json')).out).results[0];
    expect(shown.letter).toMatchObject({ headers: { ce_partitionkey: key }, bytes: 9 });
    expect(shown.letter).not.toHaveProperty('payload');
    expect(shown.same_key).toMatchObject([{ state: 'parked' }]);
    expect((await run('dlq', 'show', letter, '--payload')).out).toContain('{not json');

    const failed = JSON.parse((await run('dlq', 'retry', letter, '--json')).out);
    expect(failed).toMatchObject({
      exit_code: 1,
      results: [{ results: [{ key, replayed: 0, remaining: 2, error: { code: 'bad_json' } }] }],
    });

    await query('events', `update dead_letter set value = $2 where key = $1 and state = 'dead'`, [
      key,
      Buffer.from(JSON.stringify(raised(key))),
    ]);
    const retried = await run(
      'dlq',
      'retry',
      '--topic',
      'muster.tickets.v1',
      '--key',
      key,
      '--service',
      'events',
    );
    expect(retried).toMatchObject({ code: 0, out: expect.stringContaining('replayed 2, remaining 0') });
    expect(
      await query('events', 'select state, level from known_ticket where ticket_id = $1', [key]),
    ).toEqual([{ state: 'in_progress', level: 1 }]);
    expect(await query('events', 'select from parked_key')).toEqual([]);

    const without = await run('dlq', 'discard', '--all', '--service', 'statistics');
    expect(without).toMatchObject({ code: 2, err: expect.stringContaining('--reason') });
    const discarded = await answer(
      'statistics',
      'dlq',
      'discard',
      '--all',
      '--reason',
      'broken at its source',
    );
    expect(discarded.answer.results).toMatchObject([{ key, discarded: 1, still_parked: 1 }]);
    const again = await answer('statistics', 'dlq', 'retry', '--all', '--by', 'operator-8');
    expect(again).toMatchObject({ exit_code: 0, answer: { results: [{ key, remaining: 0 }] } });
    const { answer: history } = await answer('statistics', 'dlq', 'history');
    expect(history.actions).toMatchObject([
      { operator: 'operator-8', action: 'dlq.retry', reason: null },
      { operator: 'operator-7', action: 'dlq.discard', reason: 'broken at its source', detail: { key } },
    ]);
    expect((await run('dlq', 'show', 'events:999999999')).code).toBe(3);
  }, 300_000);

  it('tells what waits, who is behind, what is configured, and refuses what makes no sense', async () => {
    const { answer: outbox } = await answer('escalation', 'outbox', 'status');
    expect(outbox.shards).toHaveLength(16);
    expect(outbox.shards[0]).toMatchObject({ shard: 0, owner: { application: 'escalation' } });
    const lag = await run('lag', '--service', 'statistics', '--all', '--lang', 'en');
    expect(lag).toMatchObject({ code: 0, out: expect.stringMatching(/statistics +muster\.tickets\.v1/) });
    const config = await run('config', 'check', '--print', '--json');
    expect(JSON.parse(config.out).results).toHaveLength(Object.keys(ground.system.services).length);
    expect(config.out).not.toContain('PRIVATE KEY');
    const broken = {
      POSTGRES_URL: 'postgres://muster:s3cret@localhost:1',
      KAFKA_BROKERS: 'nowhere',
      LANG: 'en',
    };
    const invalid = await musterctl(['config', 'check', '--service', 'gateway'], broken);
    expect(invalid.code).toBe(1);
    for (const variable of ['KAFKA_BROKERS', 'MUSTER_IDENTITY_PRIVATE_KEY'])
      expect(invalid.out).toContain(variable);
    expect(invalid.out + invalid.err).not.toContain('s3cret');
    expect(await musterctl(['lag'], { MUSTER_DATA: '/nowhere' })).toMatchObject({ code: 4, out: '' });
    const consumers = JSON.parse((await run('consumers', 'status', '--json')).out).results;
    const reading = consumers.filter(({ consumer }: any) => consumer !== null);
    expect(reading.map(({ service }: any) => service).sort()).toEqual([
      'escalation',
      'events',
      'notifications',
      'statistics',
    ]);
    expect(reading.every(({ halts }: any) => halts.length === 0)).toBe(true);
    expect((await run('consumers', 'resume', '--service', 'statistics', '--reason', 'mended')).code).toBe(3);
    const misuses = [
      ['dlq', 'retry'],
      ['dlq', 'list', '--service', 'nobody'],
      ['events', 'republish'],
      ['lag', '--lang', 'fr'],
      ['consumers', 'rewind'],
      ['consumers', 'resume'],
    ];
    for (const args of misuses)
      expect(await run(...args)).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/^✗ /) });
  }, 300_000);

  it('verifies the audit chain, and names the event that somebody changed', async () => {
    const { id } = await whistleblower.raise();
    await ground.atRest();
    const sealed = async (): Promise<boolean> =>
      (await answer('escalation', 'audit', 'status')).answer.unsealed.events === 0;
    await eventually('everything is sealed', sealed);
    const all = await run('audit', 'verify', '--json');
    expect(all.code).toBe(0);
    const results = JSON.parse(all.out).results;
    expect(results.map(({ service }: any) => service).sort()).toEqual(
      Object.keys(ground.system.services).sort(),
    );
    expect(results.find(({ service }: any) => service === 'escalation').events).toBeGreaterThan(0);

    // As the database's owner could: the trigger is off while the row is changed.
    const change = (from: string, to: string): Promise<unknown> =>
      query(
        'escalation',
        `do $$ begin set local session_replication_role = replica;
         update event_log set type = '${to}' where aggregate_id = '${id}' and type = '${from}'; end $$`,
      );
    await change('ticket.raised', 'ticket.praised');
    const verify = (...options: string[]) => run('audit', 'verify', '--service', 'escalation', ...options);
    const found = await verify('--without-kafka', '--lang', 'en');
    await change('ticket.praised', 'ticket.raised');
    expect(found).toMatchObject({ code: 1, out: expect.stringContaining(`${id}/1: the event was changed`) });
    expect((await verify()).code).toBe(0);
    expect((await run('audit', 'prove')).code).toBe(2);
    expect(await verify('--tenant', 'nobody')).toMatchObject({ code: 3, out: '' });
    expect((await verify('--tenant', 'tianjin')).code).toBe(0);
  }, 300_000);

  it('publishes the log again, as it was published the first time', async () => {
    const { id } = await whistleblower.raise();
    const ours = ({ key }: Read): boolean => key === id;
    await ground.atRest();
    const before = await records('muster.tickets.v1');
    const dry = await answer('escalation', 'events', 'republish', '--dry-run', '--aggregate', id);
    const count = before.filter(ours).length;
    expect(dry.answer).toMatchObject({ dry_run: true, keys: 1, events: count });
    const done = await answer('escalation', 'events', 'republish', '--batch', '3', '--aggregate', id);
    expect(done).toMatchObject({ exit_code: 0, answer: { done: true, keys: 1, events: count } });
    await ground.atRest();
    // A key has one partition: what came again of it stands behind what was there, in the same order.
    const after = (await records('muster.tickets.v1')).filter(ours).map(essence);
    const first = before.filter(ours).map(essence);
    expect(after).toEqual([...first, ...first]);
    expect(await ground.verifyStatistics()).toBe('');
    for (const named of ['--tenant', '--aggregate'])
      expect((await run('events', 'republish', '--service', 'escalation', named, 'nobody')).code).toBe(3);
    expect((await run('events', 'republish', '--service', 'escalation', '--resume')).code).toBe(3);
    expect((await run('events', 'republish', '--service', 'escalation', '--from', 'yesterday')).code).toBe(2);
  }, 300_000);

  interface Read {
    readonly key: string | null;
    readonly headers: Readonly<Record<string, string>>;
    readonly value: string | undefined;
  }
  const essence = ({ key, headers, value }: Read) => ({ key, headers, value });

  /** Every record of a topic, by partition and offset. */
  async function records(topic: string): Promise<Read[]> {
    const group = `test.${randomUUID()}`;
    const ends = await kafka.lag(group, [topic]);
    const wanted = ends.reduce((sum, { end }) => sum + end, 0);
    const found = new Map<string, Read>();
    const complete = Promise.withResolvers<void>();
    const consumer = await kafka.consume({
      group,
      topics: [topic],
      onBatch: async ({ partition, messages }) => {
        for (const { offset, key, headers, value } of messages)
          found.set(`${String(partition).padStart(4, '0')}/${String(offset).padStart(9, '0')}`, {
            key,
            headers,
            value: value?.toString(),
          });
        if (found.size >= wanted) complete.resolve();
        return { next: messages.at(-1)!.offset + 1 };
      },
    });
    await complete.promise;
    await consumer.stop();
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, read]) => read);
  }
});
