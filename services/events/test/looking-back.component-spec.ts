import type { Caller } from '@muster/http/testing';
import { foundAlliance, raiseTicket } from './alliance.js';
import { EventsSystem } from './system.js';

describe('what the meetings before left (ADR-0239): HTTP and Kafka in, HTTP out', () => {
  let system: EventsSystem;
  let council: Caller;
  let enterprise: Caller;

  beforeAll(async () => {
    system = await EventsSystem.start();
    await Promise.all([foundAlliance(system, 'harbour'), foundAlliance(system, 'neighbour')]);
    council = system.as('council', 'harbour');
    enterprise = system.as('enterprise', 'harbour', { enterpriseId: 'enterprise-017' });
  }, 60_000);
  afterAll(() => system[Symbol.asyncDispose]());

  async function meet(title: string, day: string, more: object = {}): Promise<string> {
    const { body, status } = await council.post('/v1/meetings', {
      ...{ kind: 'report_to_entrepreneurs', title, convenor_unit_id: 'secretariat' },
      ...{ starts_at: `${day}T09:00:00+08:00`, invited_enterprise_ids: ['enterprise-017'], ...more },
    });
    expect(status).toBe(201);
    return `/v1/meetings/${body.id}`;
  }
  /** @returns the item's id; a ticket that the service has not heard of yet is waited for. */
  async function ask(meeting: string, title: string, ticket_id?: string): Promise<string> {
    let id = '';
    await system.until(async () => {
      const answer = await council.post(`${meeting}/agenda-items`, {
        title,
        ...(ticket_id && { ticket_id }),
      });
      if (answer.status === 201) id = answer.body.agenda.at(-1).id;
      return answer.status === 201;
    });
    return id;
  }
  async function decide(meeting: string, more: object): Promise<string> {
    const { body } = await council.post(`${meeting}/decisions`, {
      ...{ text: '增设大货车停车区', owner_unit_id: 'customs', ...more },
    });
    return body.decisions.at(-1).id;
  }
  const back = async (meeting: string, by = council) => {
    const { status, body } = await by.get(`${meeting}/looking-back`);
    expect(status).toBe(200);
    return body;
  };
  /** Title or decisions of each point, and whether it is settled, meeting by meeting. */
  const told = ({ meetings }: any) =>
    meetings.map(({ title, points }: any) => [
      title,
      points.map(({ item, settled }: any) => [item?.title ?? null, settled]),
    ]);

  it('all of the last meeting of its kind, of those before what is not settled', async () => {
    const [solved, open] = [await raiseTicket(system, 'harbour', 1), await raiseTicket(system, 'harbour', 2)];
    const first = await meet('第一次汇报', '2026-01-15');
    await ask(first, '停车难', solved);
    await ask(first, '费用高', open);
    await ask(first, '情况通报');
    const done = await decide(first, {});
    const second = await meet('第二次汇报', '2026-07-15');
    const item = await ask(second, '查验慢', open);
    const landing = await decide(second, {
      ...{ agenda_item_id: item, ticket_id: open, due_on: '2026-12-31' },
    });
    await meet('另一类会议', '2026-08-15', { kind: 'coordination' });
    const calledOff = await meet('取消的汇报', '2026-09-15');
    await council.post(`${calledOff}/call-off`, { reason: '台风' });
    const third = await meet('第三次汇报', '2027-01-15');

    expect(told(await back(first))).toEqual([]);
    expect(told(await back(second))).toEqual([
      [
        '第一次汇报',
        [
          ['停车难', false],
          ['费用高', false],
          ['情况通报', null],
          [null, false],
        ],
      ],
    ]);
    const customs = system.as('unit_officer', 'harbour', { unitId: 'customs' });
    await customs.post(`${first}/decisions/${done}/carry-out`, { note: '已建成' });
    await system.publish('harbour', solved, 'ticket.closed', {
      ...{ ticket_id: solved, ticket_no: 'TJ-2026-000001', round: 1, outcome: 'solved' },
    });
    await system.until(async () => (await back(third)).meetings[1]?.points.length === 1);
    expect(await back(third)).toMatchObject({ points: 2, settled: 0 });
    expect(told(await back(third))).toEqual([
      ['第二次汇报', [['查验慢', false]]],
      ['第一次汇报', [['费用高', false]]],
    ]);

    const ofFollowUp = {
      ...{ ticket_id: open, ticket_no: 'TJ-2026-000002', round: 1 },
      ...{ follow_up_id: landing, kind: 'decision', unit_id: 'customs' },
    } as const;
    await system.publish('harbour', open, 'followup.landed', ofFollowUp);
    const landedAt = async () => (await back(third)).meetings[0].points[0].decisions[0].landed_at;
    await system.until(async () => (await landedAt()) !== null);
    expect(told(await back(third))[0]).toEqual(['第二次汇报', [['查验慢', false]]]); // the whistle goes on
    await system.publish('harbour', open, 'ticket.closed', {
      ...{ ticket_id: open, ticket_no: 'TJ-2026-000002', round: 1, outcome: 'solved' },
    });
    await system.until(async () => (await back(third)).settled === 1);
    expect(told(await back(third))).toEqual([['第二次汇报', [['查验慢', true]]]]);
    await system.publish('harbour', open, 'followup.reopened', { ...ofFollowUp, due_on: '2027-02-28' });
    await system.until(async () => (await landedAt()) === null);
    expect(await back(third)).toMatchObject({ points: 1, settled: 0 });
  });

  it('to an enterprise what it may see, to another alliance nothing', async () => {
    const own = await raiseTicket(system, 'harbour', 3);
    const others = await meet('第四次汇报', '2027-03-15', { invited_enterprise_ids: ['enterprise-018'] });
    await ask(others, '他人之事');
    const shared = await meet('第五次汇报', '2027-04-15', {
      invited_enterprise_ids: ['enterprise-017', 'enterprise-018'],
    });
    await ask(shared, '本企业之事', own);
    await council.post(`${shared}/decisions`, { text: '由海关办理', owner_unit_id: 'customs' });
    const last = await meet('第六次汇报', '2027-05-15', {
      invited_enterprise_ids: ['enterprise-017', 'enterprise-018'],
    });
    const seen = await back(last, enterprise);
    expect(JSON.stringify(seen)).not.toContain('他人之事');
    expect(seen.meetings[0].points[0].item.ticket.id).toBe(own);
    const other = system.as('enterprise', 'harbour', { enterpriseId: 'enterprise-018' });
    expect((await back(last, other)).meetings[0].points[0].item.ticket).toBeNull();
    expect((await system.as('council', 'neighbour').get(`${last}/looking-back`)).status).toBe(404);
    expect((await enterprise.get(`${others}/looking-back`)).status).toBe(404);
  });
});
