import type { ServiceName } from '@muster/local-stack';
import { type Acknowledged, eventually, ProvingGround, type Whistleblower } from '@muster/proving';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { request } from 'undici';
import { restoreBaseBackup, takeBaseBackup } from './parts/base-backup.js';
import { musterctl } from './parts/musterctl.js';

const root = join(import.meta.dirname, '..', '..', '..');

describe('PostgreSQL that went back to a backup', () => {
  let ground: ProvingGround;
  let whistleblower: Whistleblower;
  const backups = mkdtempSync(join(tmpdir(), 'backup-'));

  beforeAll(async () => {
    ground = await ProvingGround.open({ root });
    whistleblower = ground.whistleblower();
  }, 300_000);
  afterAll(async () => {
    await whistleblower?.close();
    await ground?.close();
    rmSync(backups, { recursive: true, force: true });
  }, 60_000);

  const run = (...args: string[]) => musterctl(args, { MUSTER_DATA: ground.stack.dataFolder });
  const raise = (count: number) => Promise.all(Array.from({ length: count }, () => whistleblower.raise()));

  async function sign({ assignments }: Acknowledged): Promise<void> {
    const { id, unit_id } = assignments.find(({ role }) => role === 'lead')!;
    const { statusCode, body } = await request(`${ground.system.gatewayUrl}/v1/assignments/${id}/sign`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ground.account('unit_officer', unit_id).api_key}` },
    });
    expect({ statusCode, text: await body.text() }).toMatchObject({ statusCode: 200 });
  }

  async function query<Row extends object>(service: ServiceName, sql: string): Promise<Row[]> {
    const client = new pg.Client(ground.databaseUrl(service));
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  }

  /** The event stream, or what is behind a position of it, to the present. */
  async function stream(behind?: string): Promise<{ status: number; text: string }> {
    const query = behind === undefined ? '' : `?last_event_id=${behind}`;
    const { statusCode, body } = await request(`${ground.system.gatewayUrl}/v1/streams/tickets${query}`, {
      headers: {
        authorization: `Bearer ${ground.account('analyst').api_key}`,
        accept: 'application/x-ndjson',
      },
    });
    return { status: statusCode, text: await body.text() };
  }
  async function lastPosition(): Promise<string> {
    const last = (await stream()).text.trimEnd().split('\n').at(-1)!;
    return (JSON.parse(last) as { streamposition: string }).streamposition;
  }

  it('is a whole system again, as it was then, and gives no number twice', async () => {
    const kept = await raise(20);
    await ground.atRest();
    const old = await lastPosition();
    expect((await stream(old)).status).toBe(200);
    const [backup] = await Promise.all([
      takeBaseBackup(ground.stack.postgres.url(), join(backups, 'data')),
      raise(30),
    ]);
    // More than a block of numbers, and versions that other events will have in the second life.
    const lost = await raise(150);
    const halfway = kept.slice(0, 5);
    await Promise.all(halfway.map(sign));
    await ground.atRest();

    const services = Object.values(ground.system.services);
    await Promise.all(services.map((service) => service.kill9()));
    await Promise.all([ground.stack.postgres.kill9(), ground.stack.kafka.kill9()]);
    restoreBaseBackup(backup);
    rmSync(join(ground.stack.dataFolder, 'kafka-1', 'data'), { recursive: true });
    await Promise.all([ground.stack.postgres.start(), ground.stack.kafka.start()]);

    const withoutReason = await run('numbers', 'skip', '--count', '1000');
    expect(withoutReason).toMatchObject({ code: 2, err: expect.stringContaining('--reason') });
    const skipped = await run('numbers', 'skip', '--count', '1000', '--reason', 'restored', '--json');
    expect(JSON.parse(skipped.out)).toMatchObject({
      exit_code: 0,
      results: [{ service: 'escalation', count: 1000, alliances: [{ tenant_id: 'tianjin' }] }],
    });
    expect(await run('streams', 'renew', '--reason', 'restored')).toMatchObject({ code: 0 });
    await Promise.all(services.map((service) => service.start()));
    expect(await run('recover', 'kafka-loss', '--yes', '--within', '240')).toMatchObject({ code: 0 });

    const there = new Set(
      (await query<{ id: string }>('escalation', 'select id from ticket')).map(({ id }) => id),
    );
    expect(kept.filter(({ id }) => !there.has(id))).toEqual([]);
    expect(lost.filter(({ id }) => there.has(id))).toEqual([]);
    const before = new Set(whistleblower.journal.map(({ number }) => number));
    const young = await raise(5);
    expect(young.filter(({ number }) => before.has(number))).toEqual([]);
    await Promise.all(halfway.toReversed().map(sign));
    await ground.atRest();

    const tickets = there.size + young.length;
    await eventually(
      'events knows every whistle, and none that is gone',
      async () => (await query('events', 'select from known_ticket')).length === tickets,
    );
    const journal = whistleblower.journal.filter(
      ({ id }) => there.has(id) || young.some((ticket) => ticket.id === id),
    );
    const findings = await ground.check(journal);
    expect(findings.filter(({ holds }) => !holds)).toEqual([]);
    expect(await run('audit', 'verify')).toMatchObject({ code: 0 });
    // Nowhere ahead of the log, and yet not to be trusted.
    expect(await stream(old)).toMatchObject({
      status: 410,
      text: expect.stringContaining('stream_position_gone'),
    });
    expect((await stream(await lastPosition())).status).toBe(200);
    expect(
      await query('escalation', `select reason from operator_action where action = 'numbers.skip'`),
    ).toEqual([{ reason: 'restored' }]);
  }, 600_000);
});
