import type { Answer, Caller } from '@muster/http/testing';
import { randomUUID } from 'node:crypto';
import { EscalationSystem } from './escalation-system.js';

const whistle = {
  category: 'clearance',
  title: '三个集装箱等待查验',
  description: '周一到港，冷链货物有变质风险',
};
const reason = { reason: '情况属实' };

describe('the dispatch side of a whistle: HTTP in, Kafka out', () => {
  let system: EscalationSystem;
  const people = {} as Record<string, Caller>;
  const as = (name: string): Caller => people[name]!;

  beforeAll(async () => {
    system = await EscalationSystem.start();
    await system.found('harbour');
    const roles = ['dispatcher', 'council', 'hotline', 'supervisor', 'reviewer', 'data_steward'] as const;
    for (const role of roles) people[role] = system.as(role);
    people['second'] = system.as('dispatcher');
    people['secretary'] = system.as('party_secretary');
    for (const enterpriseId of ['acme', 'other'])
      people[enterpriseId] = system.as('enterprise', 'harbour', { enterpriseId });
    for (const unitId of ['customs', 'border', 'terminal', 'police']) {
      people[unitId] = system.as('unit_officer', 'harbour', { unitId });
      people[`${unitId}-head`] = system.as('unit_head', 'harbour', { unitId });
    }
  }, 180_000);
  afterAll(() => system[Symbol.asyncDispose]());

  const raise = (by: string, body: object = {}): Promise<Answer> =>
    as(by).post('/v1/tickets', { ...whistle, ...body }, { headers: { 'idempotency-key': randomUUID() } });
  const liveOf = (ticket: Answer, unit: string) =>
    ticket.body.assignments.findLast(
      ({ unit_id, state }: any) => unit_id === unit && state !== 'released' && state !== 'cancelled',
    );
  async function does(by: string, path: string, body: object = {}, status = 200): Promise<Answer> {
    const answer = await as(by).post(path, body);
    expect([path, answer.status, status === 200 ? undefined : answer.body.code]).toEqual([
      path,
      status,
      status === 200 ? undefined : expect.any(String),
    ]);
    return answer;
  }
  const shown = (id: string) => as('dispatcher').get(`/v1/tickets/${id}`);

  it('asks, rejects with two persons, hears an appeal, dispatches by hand, and keeps the claim from the public', async () => {
    const raised = await raise('secretary', {
      enterprise_id: 'acme',
      priority_claim: '生产线停工',
      hold: true,
    });
    expect(raised.body).toMatchObject({ state: 'raised', priority: true, source: 'party_organisation' });
    const path = `/v1/tickets/${raised.body.id}`;
    await does('dispatcher', `${path}/request-information`, { question: '哪个箱号？' });
    expect((await as('acme').get(path)).body.particulars.question.text).toBe('哪个箱号？');
    await does('acme', `${path}/provide-information`, { answer: 'TGHU 1' });
    const rejection = { reason: 'out_of_scope', route: '请向市口岸办反映' };
    expect((await does('dispatcher', `${path}/reject`, rejection)).body.state).toBe('raised');
    await does('dispatcher', `${path}/reject`, rejection, 403);
    expect((await does('second', `${path}/reject`, rejection)).body.state).toBe('rejected');
    await does('acme', `${path}/appeal`, reason);
    const team = { lead_unit_id: 'customs', co_unit_ids: ['border'] };
    expect((await does('dispatcher', `${path}/dispatch`, team)).body).toMatchObject({
      lead_unit_id: 'customs',
    });
    await does('acme', `${path}/withdraw`, reason);
    const events = await system.sentAbout(raised.body.id, 16);
    expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
    expect(JSON.stringify(events)).not.toMatch(/停工|口岸办|TGHU|proposed_by/);
    const timeline = JSON.stringify((await as('acme').get(`${path}/timeline`)).body);
    expect(timeline).toMatch(/不予受理/);
    expect(timeline).not.toContain('proposed_by');
  });

  it('decides disputes, replaces units, and always has one lead: also when many decide at once', async () => {
    const { body } = await raise('acme');
    const path = `/v1/tickets/${body.id}`;
    const lead = liveOf({ body } as Answer, 'customs').id;
    const dispute = { reason: '非本单位职责', basis: '责任清单', proposed_unit_id: 'police' };
    await does('customs', `/v1/assignments/${lead}/dispute`, dispute, 403);
    await does('customs-head', `/v1/assignments/${lead}/dispute`, dispute);
    const uphold = { fault: 'wrong_rule', reason: '清单有误', successor_unit_id: 'police' };
    const decided = await Promise.all([
      ...['dispatcher', 'second'].map((by) => as(by).post(`/v1/assignments/${lead}/dispute/uphold`, uphold)),
      ...['dispatcher', 'second'].map((by) => as(by).post(`/v1/assignments/${lead}/dispute/deny`, reason)),
      as('dispatcher').post(`${path}/units/customs/replace`, { by_unit_id: 'union', reason: 'x' }),
      as('second').post(`${path}/units/border/replace`, { by_unit_id: 'union', reason: 'x' }),
    ]);
    expect(decided.slice(0, 4).filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status } of decided) expect([200, 403, 409]).toContain(status);
    const after = await shown(body.id);
    const leads = after.body.assignments.filter(
      ({ role, state }: any) => role === 'lead' && state !== 'released' && state !== 'cancelled',
    );
    expect(leads).toHaveLength(1);
    expect(after.body.lead_unit_id).toBe(leads[0].unit_id);
    const free = ['terminal', 'office'].find((unit) => !liveOf(after, unit))!;
    await does('dispatcher', `${path}/units`, { unit_id: free, role: 'co' });
    await does('dispatcher', `${path}/units/${free}/remove`, reason);
    await does('dispatcher', `${path}/units/${leads[0].unit_id}/remove`, reason, 409);
    await does('dispatcher', `${path}/units`, { unit_id: 'nobody', role: 'co' }, 422);
  });

  it('is joint once a unit joins the lead, shown and listed, and single when that unit is not needed after all', async () => {
    const { body } = await raise('hotline', { hold: true, enterprise_id: 'acme' });
    const path = `/v1/tickets/${body.id}`;
    const listed = async (mode: string): Promise<boolean> => {
      const { items } = (await as('dispatcher').get(`/v1/tickets?mode=${mode}`)).body;
      return items.some(({ id }: any) => id === body.id);
    };
    await does('dispatcher', `${path}/dispatch`, { lead_unit_id: 'customs', co_unit_ids: [] });
    expect([await listed('single'), await listed('joint')]).toEqual([true, false]);
    expect((await does('dispatcher', `${path}/units`, { unit_id: 'border', role: 'co' })).body.mode).toBe(
      'joint',
    );
    expect([await listed('single'), await listed('joint')]).toEqual([false, true]);
    expect((await does('dispatcher', `${path}/units/border/remove`, reason)).body.mode).toBe('single');
    expect([await listed('single'), await listed('joint')]).toEqual([true, false]);
  });

  it('what repeats a whistle names one that its raiser may see, and that is closed', async () => {
    const { id, number } = (await raise('acme')).body;
    const again = (by: string, recurrence_of: string) => raise(by, { recurrence_of });
    const open = await again('acme', id);
    expect([open.status, open.body]).toMatchObject([
      409,
      { code: 'recurrence_still_open', ticket_no: number },
    ]);
    for (const unknown of [await again('acme', randomUUID()), await again('other', id)])
      expect([unknown.status, unknown.body.errors[0]]).toMatchObject([
        422,
        { pointer: '/recurrence_of', code: 'unknown_recurrence' },
      ]);
  });

  it('merges: the raiser follows the master, and both can be parted again', async () => {
    const master = (await raise('acme')).body.id;
    const child = (await raise('other')).body.id;
    expect((await as('other').get(`/v1/tickets/${master}`)).status).toBe(404);
    await does('dispatcher', `/v1/tickets/${child}/merge`, { master_ticket_id: master });
    expect((await as('other').get(`/v1/tickets/${master}`)).body.particulars.followers).toEqual([child]);
    expect((await shown(child)).body).toMatchObject({
      state: 'merged',
      particulars: { merged_into: master },
    });
    await does('dispatcher', `/v1/tickets/${master}/merge`, { master_ticket_id: child }, 409);
    await does('dispatcher', `/v1/tickets/${child}/unmerge`, reason);
    expect((await as('other').get(`/v1/tickets/${master}`)).status).toBe(404);
    expect((await shown(child)).body.state).toBe('raised');
  });

  it('merges and parts once, however often it is asked under one key', async () => {
    const master = (await raise('acme')).body.id;
    const child = (await raise('other')).body.id;
    const headers = { 'idempotency-key': randomUUID() };
    const merge = () =>
      as('dispatcher').post(`/v1/tickets/${child}/merge`, { master_ticket_id: master }, { headers });
    const merged = await merge();
    const parting = { headers: { 'idempotency-key': randomUUID() } };
    const part = () => as('dispatcher').post(`/v1/tickets/${child}/unmerge`, reason, parting);
    const again = await merge();
    expect([again.status, again.body]).toEqual([200, merged.body]);
    const parted = await part();
    const partedAgain = await part();
    expect([parted.body.state, partedAgain.status, partedAgain.body]).toEqual(['raised', 200, parted.body]);
    expect((await shown(master)).body.particulars.followers).toEqual([]);
    const other = await as('dispatcher').post(
      `/v1/tickets/${child}/merge`,
      { master_ticket_id: child },
      { headers },
    );
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
  });

  it('merges one of two whistles when both are merged into each other at once', async () => {
    const ids = [(await raise('acme')).body.id, (await raise('other')).body.id] as [string, string];
    const [one, two] = ids;
    const into = (child: string, master: string) =>
      as('dispatcher').post(`/v1/tickets/${child}/merge`, { master_ticket_id: master });
    const answers = await Promise.all([into(one, two), into(two, one)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const states = await Promise.all(ids.map(async (id) => (await shown(id)).body));
    expect(states.map(({ state }) => state).sort()).toEqual(['dispatched', 'merged']);
    const [child, master] = states[0].state === 'merged' ? ids : [two, one];
    expect((await shown(master)).body.particulars.followers).toEqual([child]);
  });

  it('leaves both whistles as they are when the other one cannot take it in', async () => {
    const master = (await raise('acme')).body.id;
    const child = (await raise('other')).body.id;
    await does('acme', `/v1/tickets/${master}/withdraw`, reason);
    const before = (await shown(child)).body;
    await does('dispatcher', `/v1/tickets/${child}/merge`, { master_ticket_id: master }, 409);
    await does('dispatcher', `/v1/tickets/${child}/merge`, { master_ticket_id: randomUUID() }, 404);
    expect((await shown(child)).body).toEqual(before);
  });

  it('parts from a whistle that was rejected after the merge', async () => {
    const master = (await raise('acme', { hold: true })).body.id;
    const child = (await raise('other')).body.id;
    await does('dispatcher', `/v1/tickets/${child}/merge`, { master_ticket_id: master });
    const rejection = { reason: 'out_of_scope', route: '请向市口岸办反映' };
    await does('dispatcher', `/v1/tickets/${master}/reject`, rejection);
    await does('dispatcher', `/v1/tickets/${child}/unmerge`, reason);
    expect((await shown(master)).body.particulars.followers).toEqual([]);
  });

  it('raises levels, supervises, puts on account and reviews, reclassifies, excludes and corrects', async () => {
    const { body } = await raise('acme');
    const path = `/v1/tickets/${body.id}`;
    await does('customs', `/v1/assignments/${liveOf({ body } as Answer, 'customs').id}/sign`);
    await does('acme', `${path}/escalate`, reason, 409);
    expect((await does('dispatcher', `${path}/escalate`, reason)).body.level).toBe(3);
    await does('supervisor', `${path}/urge`, { unit_id: 'border', note: '请签收' });
    await does('supervisor', `${path}/supervise`, { supervised: true, note: '重点督办' });
    await does('border', `${path}/progress-reports`, { text: '尚未签收' }, 409);
    const owed = (ticket: Answer) =>
      ticket.body.particulars.answers_owed.map(({ clock, unit_id }: any) => `${unit_id} ${clock}`);
    expect(owed(await shown(body.id))).toEqual(['border urge', 'customs supervision', 'customs progress']);
    const reported = await does('customs', `${path}/progress-reports`, { text: '查验已排到明日九点' });
    expect(owed(reported)).toEqual(['border urge', 'customs progress']); // the next month's report
    expect(reported.body.particulars.progress_reports).toMatchObject([{ no: 1, unit_id: 'customs' }]);
    await system.until(async () => system.sent.some(({ type }) => type === 'muster.progress.reported.v1'));
    expect(JSON.stringify(system.sent)).not.toContain('明日九点');
    const listed = async (query: string) =>
      (await as('dispatcher').get(`/v1/tickets?${query}`)).body.items.map(({ id }: any) => id);
    expect(await listed('flags=supervised&mode=joint&round=1')).toEqual([body.id]);
    expect(await listed('flags=supervised,disputed')).toEqual([]);
    expect(await listed('flags=supervised&mode=task_force')).toEqual([]);
    expect((await as('dispatcher').get('/v1/tickets?flags=public')).status).toBe(422);
    await does('dispatcher', `${path}/recategorise`, { category: 'noise', reason: '类别有误' });
    await does('dispatcher', `${path}/reprioritise`, { kind: 'urgent', reason: '冷链' });
    await does('dispatcher', `${path}/reprioritise`, { reason: '冷链' }, 422);
    const review_at = new Date(Date.now() + 30 * 86_400_000).toISOString();
    const plan = { reason: 'upstream', plan: '上报', told: '已告知', review_at };
    await does('customs', `${path}/account/request`, plan);
    await does('council', `${path}/account/refuse`, reason);
    await does('customs', `${path}/account/request`, plan);
    const hung = await does('council', `${path}/account/approve`);
    expect(hung.body).toMatchObject({
      state: 'on_account',
      particulars: { account: { reason: 'upstream' } },
    });
    const resumed = await does('reviewer', `${path}/account/review`, { stay: false, ...reason });
    expect(resumed.body.state).toBe('in_progress');
    const exclusion = `${path}/exclusion`;
    await does('border-head', `${exclusion}/request`, { reason: 'force_majeure', grounds: '台风' });
    await does('reviewer', `${exclusion}/grant`, { note: '属实' }, 409);
    await does('dispatcher', `${exclusion}/support`, { note: '属实' });
    await does('reviewer', `${exclusion}/grant`, { note: '属实' });
    await does('reviewer', `${exclusion}/revoke`, { note: '有误' });
    const corrected = await does('data_steward', `${path}/corrections`, {
      ...reason,
      enterprise_id: 'other',
    });
    expect(corrected.body.enterprise_id).toBe('other');
    await does('reviewer', `${path}/corrections/confirm`, {}, 409);
    expect((await shown(body.id)).body).toEqual({ ...corrected.body, actions: expect.any(Array) });
    expect(await system.sentAbout(body.id, corrected.body.version)).toHaveLength(corrected.body.version);
  });

  it('queues by age, with a head start for the priority right', async () => {
    await system.found('queue');
    const desk = system.as('dispatcher', 'queue');
    const ask = () => ({ headers: { 'idempotency-key': randomUUID() } });
    const body = { ...whistle, hold: true, enterprise_id: 'acme' };
    const first = await system.as('hotline', 'queue').post('/v1/tickets', body, ask());
    const secretary = system.as('party_secretary', 'queue');
    const second = await secretary.post('/v1/tickets', { ...body, priority_claim: '停工' }, ask());
    const ids = (await desk.get('/v1/dispatch-queue')).body.items.map(({ id }: any) => id);
    expect(ids).toEqual([second.body.id, first.body.id]);
    // Nobody can dispatch what waits for its raiser.
    const asked = { question: '哪一票货？' };
    expect((await desk.post(`/v1/tickets/${second.body.id}/request-information`, asked)).status).toBe(200);
    const { items } = (await desk.get('/v1/dispatch-queue')).body;
    expect(items.map(({ id }: any) => id)).toEqual([first.body.id, second.body.id]);
    expect((await secretary.get('/v1/dispatch-queue')).status).toBe(403);
  });

  it('says from which states it would be legal', async () => {
    const { body } = await raise('acme');
    expect((await as('dispatcher').post(`/v1/tickets/${body.id}/unmerge`, reason)).body).toMatchObject({
      code: 'illegal_transition',
      state: 'dispatched',
      legal_from: ['merged'],
    });
    expect((await as('acme').post(`/v1/tickets/${body.id}/reopen`, reason)).body.legal_from).toEqual([
      'closed',
    ]);
  });
});
