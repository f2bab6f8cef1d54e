import { type ServiceName, serviceNames } from '@muster/local-stack';
import { join } from 'node:path';
import { request } from 'undici';
import { type Account, type Acknowledged, ProvingGround, type Whistleblower } from '../src/index.js';

const root = join(import.meta.dirname, '..', '..', '..');

describe('the whole system', () => {
  let ground: ProvingGround;
  let whistleblower: Whistleblower;

  beforeAll(async () => {
    ground = await ProvingGround.open({ root });
    whistleblower = ground.whistleblower();
  }, 300_000);
  afterAll(async () => {
    await whistleblower?.close();
    await ground?.close();
  }, 180_000);

  async function call<Answer>(
    account: Account,
    method: 'GET' | 'POST',
    path: string,
    body?: object,
  ): Promise<Answer> {
    const response = await request(ground.system.gatewayUrl + path, {
      method,
      headers: { authorization: `Bearer ${account.api_key}`, 'content-type': 'application/json' },
      body: body ? JSON.stringify(body) : null,
    });
    const text = await response.body.text();
    if (response.statusCode >= 300) throw new Error(`${method} ${path} → ${response.statusCode} ${text}`);
    return JSON.parse(text) as Answer;
  }

  interface Ticket extends Acknowledged {
    readonly state: string;
    readonly round: number;
    readonly assignments: readonly {
      id: string;
      unit_id: string;
      role: string;
      state: string;
      round: number;
    }[];
  }

  it('carries a whistle from the enterprise to its closing, and into the figures', async () => {
    const enterprise = ground.account('enterprise');
    const { id, assignments } = await whistleblower.raise();
    expect(assignments.map(({ role }) => role).sort()).toEqual(['co', 'co', 'co', 'co', 'lead']);
    const lead = assignments.find(({ role }) => role === 'lead')!;
    for (const { id: assignment, unit_id } of assignments) {
      const officer = ground.account('unit_officer', unit_id);
      await call(officer, 'POST', `/v1/assignments/${assignment}/sign`);
      const contact = { who: '企业联系人', channel: 'on_site', agreed: '当日到场会商' };
      await call(officer, 'POST', `/v1/assignments/${assignment}/report-in`, { contact });
      await call(officer, 'POST', `/v1/assignments/${assignment}/submit`, {
        result: '已开通第二出口，排队消化完毕',
      });
    }
    const leadOfficer = ground.account('unit_officer', lead.unit_id);
    for (const { id: assignment, role } of assignments) {
      if (role === 'co') await call(leadOfficer, 'POST', `/v1/assignments/${assignment}/accept`);
    }
    const resolved = await call<Ticket>(leadOfficer, 'POST', `/v1/tickets/${id}/resolve`, {
      summary: '五家单位会商，闸口分流',
    });
    expect(resolved.state).toBe('resolved');
    await call(enterprise, 'POST', `/v1/tickets/${id}/call-backs`, {
      solved: 'yes',
      satisfaction: 'satisfied',
    });
    const closed = await call<Ticket>(enterprise, 'GET', `/v1/tickets/${id}`);
    expect(closed).toMatchObject({ id, state: 'closed', round: 1 });
    expect(closed.assignments.map(({ state }) => state)).toEqual([
      'accepted',
      'accepted',
      'accepted',
      'accepted',
      'accepted',
    ]);

    await ground.atRest();
    const period = new Date().toISOString().slice(0, 7);
    const figures = await call<object>(
      ground.account('analyst'),
      'GET',
      `/v1/statistics/alliance?period=${period}`,
    );
    expect(JSON.stringify(figures)).toContain('closed');
    expect(await ground.verifyStatistics()).toBe('');
  });

  it('loses and doubles nothing when any process is killed in the middle of the work', async () => {
    const signed = new Set<string>();
    let working = true;
    const worker = async (): Promise<void> => {
      while (working) {
        const ticket = await whistleblower.insist();
        const lead = ticket.assignments.find(({ role }) => role === 'lead')!;
        const officer = ground.account('unit_officer', lead.unit_id);
        // Whatever the answer: what was acknowledged must still be true at the end.
        await call(officer, 'POST', `/v1/assignments/${lead.id}/sign`).then(
          () => signed.add(lead.id),
          () => undefined,
        );
      }
    };
    const workers = Array.from({ length: 8 }, worker);
    const acknowledged = async (more: number): Promise<void> => {
      const goal = whistleblower.journal.length + more;
      while (whistleblower.journal.length < goal) await whistleblower.insist();
    };

    for (const service of serviceNames) {
      await acknowledged(20);
      await ground.system.kill9(service);
      if (survivesWithout(service)) await acknowledged(20);
      await ground.system.restart(service);
    }
    await acknowledged(20);
    await ground.stack.kafka.kill9();
    await acknowledged(20); // whistles are taken while the broker is away
    await ground.stack.kafka.start();
    await acknowledged(20);
    await ground.stack.postgres.kill9();
    await ground.stack.postgres.start();
    await acknowledged(20);
    working = false;
    await Promise.all(workers);
    await ground.atRest();

    const findings = await ground.check(whistleblower.journal);
    expect(findings.filter(({ holds }) => !holds)).toEqual([]);
    const inbox = await Promise.all(
      [...signed]
        .slice(0, 200)
        .map((id) => call<{ state: string }>(ground.account('dispatcher'), 'GET', `/v1/assignments/${id}`)),
    );
    expect(new Set(inbox.map(({ state }) => state))).toEqual(new Set(['signed']));
  }, 240_000);
});

/** Raising needs the gateway and escalation, nobody else. */
function survivesWithout(service: ServiceName): boolean {
  return service !== 'gateway' && service !== 'escalation';
}
