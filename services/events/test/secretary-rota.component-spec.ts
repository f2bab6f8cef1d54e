import { randomUUID } from 'node:crypto';
import { validate } from '@muster/contracts';
import type { Answer, Caller } from '@muster/http/testing';
import { TimeMachine } from '@muster/persistence/testing';
import { CadenceWatch } from '../src/cadences/cadence-watch.js';
import { RotaWatch } from '../src/secretary-rota/rota-watch.js';
import { foundAlliance, raiseTicket } from './alliance.js';
import { EventsSystem, type Sent } from './system.js';

const ROTA = '/v1/secretary-rota';
const BRANCHES = ['customs-branch', 'maritime-branch', 'quay-branch'];
const SHIFTS: [string, string][] = [['08:00', '16:00']];
const WEEKDAYS_ONLY = { mon: SHIFTS, tue: SHIFTS, wed: SHIFTS, thu: SHIFTS, fri: SHIFTS, sat: [], sun: [] };
const SECRET = '张书记 13800138000';

describe('the rotating secretary duty: HTTP in, HTTP and Kafka out, by the alliance’s calendar', () => {
  let time: TimeMachine;
  let system: EventsSystem;
  let council: Caller;
  let enterprise: Caller;

  beforeAll(async () => {
    const start = '2026-11-30T23:30:00+08:00';
    system = await EventsSystem.start(async (url) => void (time = await TimeMachine.into(url, start)));
    council = system.as('council', 'harbour');
    enterprise = system.as('enterprise', 'harbour', { enterpriseId: 'enterprise-017' });
    await system.publish('harbour', 'harbour', 'calendar.published', {
      default: true,
      calendar: {
        ...{ id: 'port', version: 1, time_zone: 'Asia/Shanghai', weekly: WEEKDAYS_ONLY },
        ...{ holidays: ['2027-01-01', '2027-01-02', '2027-02-06'], make_up_days: ['2027-01-02'] },
      },
    });
    for (const id of BRANCHES.slice(1)) {
      await system.publish('harbour', 'harbour', 'party_organisation.formed', {
        party_organisation: {
          ...{ id, name_zh: id, name_en: id, form: 'alliance_branch', enterprise_ids: [], members: 0 },
        },
      });
    }
    await foundAlliance(system, 'harbour');
  }, 60_000);
  afterAll(async () => {
    await time[Symbol.asyncDispose]();
    await system[Symbol.asyncDispose]();
  });

  const set = (body: object, headers: Record<string, string> = {}): Promise<Answer> =>
    council.request('PUT', ROTA, { headers, body });
  const turnsOf = ({ body }: Answer) =>
    body.turns.map((turn: any) => [turn.starts_on, turn.ends_on, turn.party_organisation_id]);
  const turn = async (startsOn: string, by = council) =>
    (await by.get(ROTA)).body.turns.find(({ starts_on }: any) => starts_on === startsOn);
  const sent = (): Sent[] => system.sent.filter(({ type }) => type.startsWith('muster.secretary_rota.'));

  it('is empty before it is set, and nothing can be done with a turn that is not there', async () => {
    const empty = await council.get(ROTA);
    expect([empty.status, empty.body.turn_length, empty.body.turns, empty.body.version]).toEqual([
      200,
      null,
      [],
      0,
    ]);
    expect((await council.post(`${ROTA}/turns/2026-12-01/hand-over`, { note: '无' })).status).toBe(404);
    expect(
      (await council.post(`${ROTA}/turns/2026-12-01/swap`, { with_starts_on: '2027-01-01' })).status,
    ).toBe(404);
    expect((await system.as('council', 'elsewhere').get(ROTA)).body.code).toBe('directory_missing');
  });

  it('is set by the council: the turns that follow are planned by its own calendar', async () => {
    const wrong = await set({ turn_length: 'fortnight', party_organisation_ids: ['nobody'] });
    expect(wrong.body.errors.map(({ pointer }: any) => pointer)).toEqual(['/turn_length']);
    const unknown = await set({ turn_length: 'month', party_organisation_ids: [...BRANCHES, 'nobody'] });
    expect(unknown.body.errors).toMatchObject([
      { pointer: '/party_organisation_ids/3', code: 'unknown_party_organisation' },
    ]);
    const key = { 'idempotency-key': randomUUID(), 'if-match': '"v0"' };
    const asked = { turn_length: 'month', party_organisation_ids: BRANCHES };
    const answer = await set(asked, key);
    expect(turnsOf(answer)).toEqual([
      ['2027-02-01', '2027-02-28', 'customs-branch'],
      ['2027-01-01', '2027-01-31', 'quay-branch'],
      ['2026-12-01', '2026-12-31', 'maritime-branch'],
      ['2026-11-30', '2026-11-30', 'customs-branch'],
    ]);
    // 2 January is worked, though it is in the list of holidays.
    expect(answer.body.turns.map(({ holidays }: any) => holidays)).toEqual([1, 1, 0, 0]);
    expect(answer.body.participants[0]).toEqual({
      ...{ party_organisation_id: 'customs-branch', name_zh: '海关党支部', name_en: '海关党支部' },
      ...{ turns: 2, holidays: 1 },
    });
    expect([(await set(asked, key)).body, (await set(asked)).body]).toEqual([answer.body, answer.body]);
    expect((await set(asked, { 'if-match': '"v1"' })).status).toBe(412);
  });

  it('goes on by itself when a turn begins where the alliance is, however many look', async () => {
    await using second = await system.another();
    const look = () =>
      Promise.all([system.service.app.get(RotaWatch).look(), second.app.get(RotaWatch).look()]);
    await look();
    expect((await council.get(ROTA)).body.turns).toHaveLength(4);
    await time.travel(system, '2026-12-01T00:10:00+08:00');
    await look();
    const answer = await council.get(ROTA);
    expect(turnsOf(answer)[0]).toEqual(['2027-03-01', '2027-03-31', 'quay-branch']);
    expect(answer.body.turns.map(({ state }: any) => state)).toEqual([
      'ahead',
      'ahead',
      'ahead',
      'current',
      'ended',
    ]);
  });

  it('has its joint theme days, and the whistles at intake meanwhile', async () => {
    const plan = async (starts_at: string, kind = 'joint_theme_day') =>
      (
        await council.post('/v1/activities', {
          kind,
          title: '主题党日',
          starts_at,
          host_unit_ids: ['customs'],
        })
      ).body.id;
    const first = await plan('2026-12-01T00:00:00+08:00');
    await plan('2026-12-31T23:59:00+08:00');
    await plan('2027-01-01T00:00:00+08:00');
    await plan('2026-12-12T09:00:00+08:00', 'volunteering');
    const off = await plan('2026-12-13T09:00:00+08:00');
    await council.post(`/v1/activities/${off}/call-off`, { reason: '大风' });
    await council.post(`/v1/activities/${first}/attendance`, {
      attendance: [{ unit_id: 'customs', persons: 3, hours: 2 }],
    });
    expect((await turn('2026-12-01')).theme_days).toMatchObject([{ id: first, held: true }, { held: false }]);
    expect((await turn('2027-01-01')).theme_days).toHaveLength(1);
    const ticket_id = await raiseTicket(system, 'harbour', 7);
    await system.until(async () => (await council.get(ROTA)).body.at_intake === 1);
    await system.publish('harbour', ticket_id, 'ticket.withdrawn', {
      ...{ ticket_id, ticket_no: 'TJ-2026-000007', round: 1, cause: 'raiser' },
    });
    await system.until(async () => (await council.get(ROTA)).body.at_intake === 0);
  });

  it('is due a theme day in each whole period: December has had one, and is met (kpis A2)', async () => {
    await system.until(async () => {
      await system.service.app.get(CadenceWatch).look();
      const { body } = await council.get('/v1/cadences?mechanism_code=joint_theme_day');
      return body.items.some(({ period, state }: any) => period === '2026-12' && state === 'met');
    });
    const { body } = await council.get('/v1/cadences?mechanism_code=joint_theme_day');
    expect(body.items).toHaveLength(1); // November had begun before there was a rota
    expect(body.items[0]).toMatchObject({
      name_zh: '联合主题党日',
      per: 'month',
      times: 1,
      held: 1,
      arranged: 1,
    });
  });

  it('changes hands: exchanged, stood in for, handed over, and people say what they think of it', async () => {
    const swapped = await council.post(`${ROTA}/turns/2027-01-01/swap`, { with_starts_on: '2027-02-01' });
    expect(turnsOf(swapped).slice(1, 3)).toEqual([
      ['2027-02-01', '2027-02-28', 'quay-branch'],
      ['2027-01-01', '2027-01-31', 'customs-branch'],
    ]);
    await time.travel(system, '2026-12-11T09:00:00+08:00');
    const stand = { party_organisation_id: 'quay-branch', reason: SECRET };
    const stood = await council.post(`${ROTA}/turns/2026-12-01/replace`, stand);
    expect(turnsOf(stood).slice(-3, -1)).toEqual([
      ['2026-12-11', '2026-12-31', 'quay-branch'],
      ['2026-12-01', '2026-12-10', 'maritime-branch'],
    ]);
    const path = `${ROTA}/turns/2026-12-11`;
    const feedback = { audience: 'enterprises', answers: 24, approving: 21 };
    expect((await council.post(`${path}/feedback`, feedback)).status).toBe(200);
    const tooMany = await council.post(`${path}/feedback`, { ...feedback, approving: 25 });
    expect(tooMany.body.errors).toMatchObject([{ pointer: '/approving', code: 'more_approve_than_answer' }]);
    expect((await council.post(`${path}/hand-over`, { note: SECRET })).status).toBe(200);
    expect(await turn('2026-12-11')).toMatchObject({
      ...{ cause: 'replaced', reason: SECRET, handover_note: SECRET, feedback: [feedback] },
      actions: ['replace', 'record_feedback'],
    });
    const again = await council.post(`${path}/hand-over`, { note: '再次' });
    expect([again.status, again.body.code]).toEqual([409, 'already_handed_over']);
    const refused = await council.post(`${ROTA}/turns/2026-12-11/swap`, { with_starts_on: '2027-02-01' });
    expect([refused.status, refused.body.code]).toEqual([409, 'turn_begun']);
    const early = await council.post(`${ROTA}/turns/2027-01-01/feedback`, feedback);
    expect([early.status, early.body.code]).toEqual([409, 'turn_not_begun']);
    const late = await council.post(`${ROTA}/turns/2026-11-30/replace`, { ...stand, reason: '补记' });
    expect([late.status, late.body.code]).toEqual([409, 'turn_over']);
    expect((await council.post(`${ROTA}/turns/2026-12-25/replace`, stand)).status).toBe(404);
  });

  it('tells enterprises whose turn it is and what came of it, not what secretaries tell each other', async () => {
    const { body } = await enterprise.get(ROTA);
    expect(JSON.stringify(body)).not.toContain('张书记');
    expect([body.at_intake, body.actions, body.turns.flatMap(({ actions }: any) => actions)]).toEqual([
      null,
      [],
      [],
    ]);
    expect(await turn('2026-12-11', enterprise)).toMatchObject({
      ...{
        party_organisation_id: 'quay-branch',
        feedback: [{ approving: 21 }],
        handover_note: null,
        reason: null,
      },
    });
    const denied = await enterprise.post(`${ROTA}/turns/2026-12-11/feedback`, {
      audience: 'staff',
      answers: 1,
      approving: 1,
    });
    expect(denied.status).toBe(403);
  });

  it('says all of it on the topic, gap-free, by its contract, and nothing that anybody typed', async () => {
    const { version } = (await council.get(ROTA)).body;
    await system.until(async () => sent().length >= version);
    for (const { type, data } of sent()) validate(type, data);
    expect(sent().map(({ version: each }) => each)).toEqual(Array.from({ length: version }, (_, i) => i + 1));
    expect(new Set(sent().map(({ key }) => key)).size).toBe(1);
    const begun = sent().filter(({ type }) => type === 'muster.secretary_rota.turn_begun.v1');
    expect(begun.map(({ data }) => [data['starts_on'], data['party_organisation_id']])).toEqual([
      ['2026-11-30', 'customs-branch'],
      ['2026-12-01', 'maritime-branch'],
      ['2026-12-11', 'quay-branch'],
    ]);
    expect(JSON.stringify(sent())).not.toContain('张书记');
  });
});
