import { randomUUID } from 'node:crypto';
import type { Caller } from '@muster/http/testing';
import { TimeMachine } from '@muster/persistence/testing';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { decide } from '../src/domain/decide.js';
import { acme, changed, harbour, harbourEntries } from '../src/domain/testing/harbour.js';
import { WhistleStore } from '../src/persistence/whistle.store.js';
import { EscalationSystem } from './escalation-system.js';

const whistle = { category: 'clearance', title: '三个集装箱等待查验', description: '周一到港' };
const policies = (version: number, policy: object) =>
  changed('policies', 'current', {
    policies_version: version,
    policies: [{ code: 'key', kinds: ['key'], ...policy }],
  });
const workingDays = (amount: number) => ({ target: { working_days: amount }, mode: 'working_time' });
const minutes = (amount: number) => ({ target: { minutes: amount }, mode: 'round_the_clock' });
const officer = (id: string, post: string) =>
  changed('officer', id, { id, posts: [{ organisation_kind: 'unit', organisation_id: 'customs', post }] });
const calendar = harbourEntries.find(({ kind }) => kind === 'calendar')!.data as { calendar: object };

/** Breaches by assignment, clock and due instant, as the log has them. */
const FIRED = `select aggregate_id, data->>'assignment_id' as assignment, data->>'clock' as clock, data->>'due_at' as due,
    count(*)::int as times from event_log where type = 'clock.breached' group by 1, 2, 3, 4`;

/** Of an emergency's two units: to sign, to report in, to resolve; of the whistle: to resolve, and the first report of progress. */
const EACH = 8;
/** Ends every connection of the service. */
const TEAR = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and application_name like 'escalation%'`;

interface Fired {
  readonly aggregate_id: string;
  readonly clock: string;
  readonly times: number;
}

describe('clocks of the running service', () => {
  let system: EscalationSystem;
  let time: TimeMachine;
  let database: pg.Client;

  /** A service to which it is this late, and its alliance. */
  async function begin(start: string, ...changes: typeof harbourEntries): Promise<void> {
    system = await EscalationSystem.start(
      {},
      async (url) => void (time = await TimeMachine.into(url, start)),
    );
    database = new pg.Client(system.databaseUrl);
    await database.connect();
    await system.found('harbour', [...harbourEntries, ...changes]);
  }
  afterEach(async () => {
    await database?.end();
    await time?.[Symbol.asyncDispose]();
    await system?.[Symbol.asyncDispose]();
  });

  const as = (role: 'dispatcher' | 'enterprise' | 'unit_officer', own: object = {}): Caller =>
    system.as(role, 'harbour', own);
  const raise = async () => {
    const answer = await as('enterprise', { enterpriseId: 'acme' }).post('/v1/tickets', whistle, {
      headers: { 'idempotency-key': randomUUID() },
    });
    expect(answer.status).toBe(201);
    return answer.body as { id: string };
  };
  const shown = async (id: string) => (await as('dispatcher').get(`/v1/tickets/${id}`)).body;
  const partOf = async (id: string, unit: string) =>
    (await shown(id)).assignments.find(({ unit_id }: { unit_id: string }) => unit_id === unit);
  const act = async (id: string, unit: string, step: string, body: object = {}) => {
    const part = await partOf(id, unit);
    const answer = await as('unit_officer', { unitId: unit }).post(
      `/v1/assignments/${part.id}/${step}`,
      body,
    );
    expect([step, answer.status]).toEqual([step, 200]);
  };
  const contact = { contact: { who: '王经理', channel: 'phone', agreed: '查验' } };
  const log = async (id: string, type: string) =>
    (
      await database.query<{ data: Record<string, any> }>(
        'select data from event_log where aggregate_id = $1 and type = $2 order by version',
        [id, type],
      )
    ).rows.map(({ data }) => data);
  const localMinute = (instant: string) =>
    new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);

  it('a new arrangement of holidays moves what runs, and neither what is done nor what was missed (B5)', async () => {
    // The Wednesday before the holidays, 16:00: three working days end on the make-up Saturday.
    await begin('2026-09-30T16:00:00+08:00', policies(1, { sign: minutes(1), resolve: workingDays(3) }));
    const { id } = await raise();
    await act(id, 'border', 'sign');
    await act(id, 'border', 'report-in', contact);
    await act(id, 'border', 'submit', { result: '已放行' });
    const before = await shown(id);
    for (const { resolve_due_at } of before.assignments)
      expect(localMinute(resolve_due_at)).toBe('2026-10-10T16:00');

    await time.travel(system, '2026-10-08T09:00:00+08:00');
    await system.until(async () => (await partOf(id, 'customs')).clocks.sign === 'breached');
    const missed = (await partOf(id, 'customs')).sign_due_at;
    await system.found('harbour', [
      changed('calendar', 'office-hours', {
        calendar: { ...calendar.calendar, version: 3, make_up_days: [] },
        default: true,
      }),
    ]);
    await system.until(async () => (await log(id, 'clock.rescheduled')).length === 4);
    expect((await log(id, 'clock.rescheduled')).map(({ unit_id, clock }) => [unit_id, clock])).toEqual([
      ['customs', 'resolve'],
      ['terminal', 'resolve'],
      [null, 'resolve'],
      [null, 'supervision'], // since nobody signed in time
    ]);
    const after = await shown(id);
    const dues = after.assignments.map(({ unit_id, resolve_due_at }: Record<string, string>) => [
      unit_id,
      localMinute(resolve_due_at!),
    ]);
    expect(Object.fromEntries(dues)).toEqual({
      customs: '2026-10-12T16:00', // the Monday after, without the make-up Saturday
      border: '2026-10-10T16:00', // done
      terminal: '2026-10-12T16:00',
    });
    expect((await partOf(id, 'customs')).sign_due_at).toBe(missed);
    // What is recorded is recorded once: the sweep finds nothing more to move.
    await time.travel(system, '2026-10-08T09:01:00+08:00');
    expect(await log(id, 'clock.rescheduled')).toHaveLength(4);
  }, 120_000);

  it('so does one that was lost in the broker and is published again after newer versions (ADR-0195)', async () => {
    await begin('2026-09-30T16:00:00+08:00', policies(1, { resolve: workingDays(3) }));
    const lost = system.lose('harbour');
    await system.found('harbour', [officer('head-01', 'head')]);
    const { id } = await raise();
    const dues = async () =>
      (await shown(id)).assignments.map(({ resolve_due_at }: Record<string, string>) =>
        localMinute(resolve_due_at!),
      );
    expect(new Set(await dues())).toEqual(new Set(['2026-10-10T16:00']));
    await system.recover(
      'harbour',
      lost,
      changed('calendar', 'office-hours', {
        calendar: { ...calendar.calendar, version: 3, make_up_days: [] },
        default: true,
      }),
    );
    await system.until(async () => (await dues()).every((due: string) => due === '2026-10-12T16:00'));
  }, 120_000);

  it('a missed deadline climbs past empty steps at once, and past those who hear of it and do nothing (A12)', async () => {
    await begin(
      '2026-09-28T09:00:00+08:00',
      policies(1, { sign: minutes(10), contact: minutes(60), resolve: workingDays(10) }),
      officer('head-01', 'head'),
    );
    const { id } = await raise();
    const climbs = async () =>
      (await log(id, 'assignment.escalated')).filter(({ unit_id }) => unit_id === 'customs');
    await time.travel(system, '2026-09-28T09:11:00+08:00');
    await system.until(async () => (await climbs()).length === 1);
    expect(await climbs()).toMatchObject([
      { clock: 'sign', step: 'head', skipped: ['deputy'], officer_ids: ['head-01'] },
    ]);
    // Border has nobody: it goes up at once, without waiting for anybody.
    expect((await log(id, 'assignment.escalated')).find(({ unit_id }) => unit_id === 'border')).toMatchObject(
      {
        step: 'level_up',
        skipped: ['deputy', 'head'],
        next_step_at: null,
      },
    );
    // The head has heard and done nothing: what was acknowledged is not forgotten.
    await time.travel(system, '2026-09-28T09:22:00+08:00');
    await system.until(async () => (await climbs()).length === 2);
    expect((await climbs())[1]).toMatchObject({ clock: 'sign', step: 'level_up', next_step_at: null });
    // Signing ends it; without a contact it begins anew.
    await act(id, 'customs', 'sign');
    await time.travel(system, '2026-09-28T10:01:00+08:00');
    await system.until(async () => (await climbs()).length === 3);
    expect((await climbs())[2]).toMatchObject({ clock: 'contact', step: 'head', skipped: ['deputy'] });
    await act(id, 'customs', 'report-in', contact);
    expect(await log(id, 'ticket.escalated')).toHaveLength(1); // a ladder raises the level once per round
  }, 120_000);

  it('a scheduler that is torn from its database and started again fires each deadline once', async () => {
    await begin('2026-09-28T09:00:00+08:00');
    const store = system.service.app.get(WhistleStore);
    const now = store.now();
    const raised = Array.from({ length: 300 }, (_, index) => {
      const number = `HB-2026-8${String(index).padStart(5, '0')}`;
      const command = { type: 'raise' as const, ticketId: uuidv7(), number, ...whistle, category: 'inner' };
      return decide(undefined, command, { now, actor: acme, directory: harbour() });
    });
    await Promise.all(raised.map((decision) => store.save('harbour', undefined, decision, acme)));
    const fired = async () => (await database.query<Fired>(FIRED)).rows;

    // Twenty minutes later the time to sign has passed: the scheduler is torn away as soon as it has begun to record that.
    await time.set('2026-09-28T09:20:00+08:00');
    await system.until(async () => (await fired()).length > 0);
    await database.query(TEAR);
    await system.restart();
    await system.until(async () => (await fired()).length === raised.length * 2);

    await time.set('2026-09-29T09:00:00+08:00');
    await system.restart();
    await system.until(async () => (await fired()).length === raised.length * EACH);
    const all = await fired();
    expect(all.filter(({ times }) => times !== 1)).toEqual([]);
    expect(new Set(all.map(({ aggregate_id }) => aggregate_id)).size).toBe(raised.length);
    expect(all.filter(({ clock }) => clock === 'progress')).toHaveLength(raised.length);
  }, 120_000);

  it('an alliance whose deadlines cannot be placed in time holds nobody else up', async () => {
    await begin('2026-09-28T09:00:00+08:00');
    // No import accepts such a deadline any more; an earlier release's did.
    const calendarDays = { target: { days: 5 }, mode: 'working_time' };
    await system.found('torn', [
      ...harbourEntries,
      policies(2, { sign: minutes(10), supervision: calendarDays }),
    ]);
    const store = system.service.app.get(WhistleStore);
    const directory = harbour(policies(2, { sign: minutes(10), supervision: calendarDays }));
    const save = (alliance: string, index: number) => {
      const number = `HB-2026-8${String(index).padStart(5, '0')}`;
      const command = { type: 'raise' as const, ticketId: uuidv7(), number, ...whistle };
      const decision = decide(undefined, command, { now: store.now(), actor: acme, directory });
      return store.save(alliance, undefined, decision, acme);
    };
    await Promise.all(Array.from({ length: 300 }, (_, index) => save('torn', index)));
    await save('harbour', 300);
    const breached = `select distinct tenant_id from event_log where type = 'clock.breached'`;

    await time.travel(system, '2026-09-28T09:20:00+08:00');
    await system.until(async () => (await database.query(breached)).rows.length > 0);
    expect((await database.query(breached)).rows).toEqual([{ tenant_id: 'harbour' }]);
    await system.until(async () =>
      (await (await fetch(`${system.service.adminUrl}/metrics`)).text()).includes(
        'muster_deadlines_failing 300',
      ),
    );
  }, 120_000);
});
