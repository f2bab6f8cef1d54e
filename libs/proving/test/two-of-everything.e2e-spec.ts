import { eventually, serviceNames, type System } from '@muster/local-stack';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { StreamWatch } from '../src/campaign/stream-watch.js';
import { type Acknowledged, ProvingGround, Refused, type Whistleblower } from '../src/index.js';

const root = join(import.meta.dirname, '..', '..', '..');

describe('two processes of every service, on the same databases and topics', () => {
  let ground: ProvingGround;
  let second: System;
  let columns: readonly System[];
  let whistleblowers: readonly Whistleblower[];

  beforeAll(async () => {
    ground = await ProvingGround.open({ root });
    second = await ground.startSecond();
    columns = [ground.system, second];
    whistleblowers = columns.map((column) => ground.whistleblower(column));
  }, 300_000);
  afterAll(async () => {
    await Promise.all((whistleblowers ?? []).map((each) => each.close()));
    await second?.stop();
    await ground?.close();
  }, 180_000);

  async function call(column: System, method: 'GET' | 'POST', path: string, key: string) {
    const response = await fetch(column.gatewayUrl + path, {
      method,
      headers: { authorization: `Bearer ${key}` },
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  it('know at once what was acknowledged by the others', async () => {
    const { api_key: key } = ground.account('enterprise');
    for (let turn = 0; turn < 10; turn++) {
      const { id } = await whistleblowers[turn % 2]!.raise();
      const other = columns[1 - (turn % 2)]!;
      expect(await call(other, 'GET', `/v1/tickets/${id}`, key)).toMatchObject({ status: 200 });
      const { body } = await call(other, 'GET', '/v1/tickets?limit=3', key);
      expect((body['items'] as { id: string }[]).map((each) => each.id)).toContain(id);
    }
  }, 60_000);

  it('take a whistle once that comes to all of them under one key', async () => {
    for (let turn = 0; turn < 20; turn++) {
      const key = randomUUID();
      const raised = await Promise.all([...whistleblowers, ...whistleblowers].map((each) => each.raise(key)));
      expect(new Set(raised.map(({ id, number }) => `${id} ${number}`)).size).toBe(1);
    }
  }, 60_000);

  it('let one of those sign who sign the same assignment, and every other unit of the whistle', async () => {
    const { assignments } = await whistleblowers[0]!.raise();
    const statuses = await Promise.all(
      assignments.map(async ({ id, unit_id }) => {
        const { api_key: key } = ground.account('unit_officer', unit_id);
        const both = await Promise.all(
          columns.map((column) => call(column, 'POST', `/v1/assignments/${id}/sign`, key)),
        );
        return both.map(({ status }) => status).sort();
      }),
    );
    expect(statuses).toEqual(assignments.map(() => [200, 409]));
  }, 60_000);

  it('show in their streams what was raised at either', async () => {
    const { api_key: key } = ground.account('analyst');
    const streams = columns.map(({ gatewayUrl }) => new StreamWatch(gatewayUrl, key));
    try {
      await Promise.all(whistleblowers.map((each) => each.raise()));
      const logged = await ground.countEvents();
      for (const stream of streams)
        await eventually('the stream has every event', async () => stream.seen.size >= logged);
    } finally {
      await Promise.all(streams.map((stream) => stream.stop()));
    }
  }, 60_000);

  it('lose nothing, and go on, whichever of them is killed', async () => {
    let working = true;
    const troubles: string[] = [];
    const taken = (): number => whistleblowers.reduce((sum, { journal }) => sum + journal.length, 0);
    const worker = async (number: number): Promise<void> => {
      for (let turn = number; working; turn++) {
        const key = randomUUID();
        const raised = await whistleblowers[turn % 2]!.raise(key).catch((error: Error) => error);
        if (!(raised instanceof Error)) continue;
        if (raised instanceof Refused && raised.status < 429) troubles.push(raised.message);
        // Asked again at the other gateway, as behind a load balancer: under the same key it is the same whistle.
        await whistleblowers[(turn + 1) % 2]!.insist(key);
      }
    };
    const workers = Array.from({ length: 8 }, (_, number) => worker(number));
    for (const [index, name] of serviceNames.entries()) {
      const killed = columns[index % 2]!;
      await killed.kill9(name);
      const goal = taken() + 50;
      await eventually(`whistles are taken without one ${name}`, async () => taken() >= goal);
      await killed.services[name].start();
    }
    working = false;
    await Promise.all(workers);
    await ground.atRest();
    expect(troubles).toEqual([]);
    await expectAllHolds();
  }, 240_000);

  it('take over from one that is frozen, which does no harm when it wakes', async () => {
    const frozen = (['events', 'statistics', 'notifications'] as const).map(
      (name) => columns[0]!.services[name].pid!,
    );
    // In the middle of their work: what they have fetched they will want to save when they wake.
    const raising = whistleblowers[1]!.run(300, 8, () => undefined);
    for (const pid of frozen) process.kill(pid, 'SIGSTOP');
    try {
      await raising;
      await ground.atRest(); // not before the others have all partitions
    } finally {
      for (const pid of frozen) process.kill(pid, 'SIGCONT');
    }
    await Promise.all(whistleblowers.map((each) => each.run(50, 4, () => undefined)));
    await ground.atRest();
    await expectAllHolds();
  }, 120_000);

  async function expectAllHolds(): Promise<void> {
    const journal = new Map<string, Acknowledged>();
    for (const each of whistleblowers) for (const ticket of each.journal) journal.set(ticket.id, ticket);
    const findings = await ground.check([...journal.values()]);
    expect(findings.filter(({ holds }) => !holds)).toEqual([]);
  }
});
