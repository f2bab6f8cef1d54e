import { Webhook } from 'standardwebhooks';
import { v7 as uuidv7 } from 'uuid';
import { validate } from '@muster/contracts';
import type { Caller } from '@muster/http/testing';
import { foundAlliance, Whistle } from './alliance.js';
import { NotificationsSystem } from './system.js';

const ALLIANCE = 'harbour';
const NEIGHBOUR = 'next-door';

describe('the notifications service: events in, messages and events out', () => {
  let system: NotificationsSystem;
  let dispatcher: Caller;
  let customs: Caller;
  let maritime: Caller;
  let enterprise: Caller;

  beforeAll(async () => {
    system = await NotificationsSystem.start();
    await Promise.all([foundAlliance(system, ALLIANCE), foundAlliance(system, NEIGHBOUR)]);
    dispatcher = system.as('dispatcher', ALLIANCE);
    customs = system.as('unit_officer', ALLIANCE, { unitId: 'customs' });
    maritime = system.as('unit_officer', ALLIANCE, { unitId: 'maritime' });
    enterprise = system.as('enterprise', ALLIANCE, { enterpriseId: 'enterprise-017' });
  }, 60_000);
  afterAll(() => system[Symbol.asyncDispose]());
  beforeEach(() => {
    system.receiver.arrived.length = 0;
    system.receiver.reply = () => ({});
  });
  // Every test begins without channels, so that it hears nothing but its own.
  afterEach(async () => {
    for (const who of [dispatcher, system.as('dispatcher', NEIGHBOUR)])
      for (const { id } of (await who.get('/v1/notifications/channels')).body.items)
        expect((await who.delete(`/v1/notifications/channels/${id}`)).status).toBe(204);
  });

  const open = async (who: Caller, more: object = {}) => {
    const answer = await who.post('/v1/notifications/channels', {
      kind: 'webhook',
      address: `${system.receiver.url}/hook`,
      ...more,
    });
    expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
    return answer.body as { id: string; secret: string; version: number };
  };
  const subscribe = async (who: Caller, id: string, subscription: object) => {
    const answer = await who.put(`/v1/notifications/channels/${id}/subscriptions`, {
      subscriptions: [subscription],
    });
    expect([answer.status, answer.body]).toEqual([200, expect.anything()]);
  };
  const deliveries = async (query: string, who = dispatcher) =>
    (await who.get(`/v1/notifications/deliveries?${query}`)).body.items as {
      id: string;
      state: string;
      [name: string]: unknown;
    }[];

  it('tells the unit of an offer, once, and says that it arrived – without the address', async () => {
    const { secret } = await open(customs);
    const whistle = await Whistle.raise(system, ALLIANCE);
    const offered = await whistle.offer('customs');
    const [told] = await system.toldAbout(whistle.id, 1);
    expect(told).toMatchObject({
      type: 'muster.notification.delivered.v1',
      tenantId: ALLIANCE,
      version: 1,
      data: {
        unit_id: 'customs',
        round: 1,
        recipient_kind: 'unit',
        channel_kind: 'webhook',
        notice: 'offered',
        attempt_no: 1,
      },
    });
    validate(told!.type, told!.data);
    expect(JSON.stringify(told)).not.toContain('127.0.0.1');
    const [arrived] = system.receiver.arrived;
    expect(arrived!.headers['webhook-id']).toBe(told!.key);
    expect(
      new Webhook(secret).verify(arrived!.body, arrived!.headers as Record<string, string>),
    ).toMatchObject({
      data: { alliance_id: ALLIANCE, ticket_no: whistle.number, event_id: offered.id },
    });

    await whistle.offer('customs', null, offered); // the same event again
    await whistle.offer('maritime'); // somebody else's
    const next = await Whistle.raise(system, ALLIANCE);
    await next.offer('customs');
    await system.toldAbout(next.id, 1);
    expect(system.receiver.arrived).toHaveLength(2);
    expect(await deliveries(`ticket_id=${whistle.id}`)).toHaveLength(1);
  });

  it('does not let those who never answer hold up another alliance', async () => {
    for (let n = 0; n < 4; n++) await open(customs, { address: `${system.receiver.url}/silent-${n}` });
    const neighbour = system.as('unit_officer', NEIGHBOUR, { unitId: 'customs' });
    await open(neighbour, { address: `${system.receiver.url}/prompt` });
    system.receiver.reply = ({ path }) => (path.startsWith('/silent') ? { silence: true } : {});
    const whistles = [];
    for (let n = 0; n < 10; n++) whistles.push(await Whistle.raise(system, ALLIANCE));
    const theirs = await Whistle.raise(system, NEIGHBOUR);
    await Promise.all(whistles.map((whistle) => whistle.offer('customs')));
    const silent = () => system.receiver.arrived.filter(({ path }) => path.startsWith('/silent')).length;
    await system.until('all slots are taken', async () => silent() >= 16);
    await theirs.offer('customs');
    await system.toldAbout(theirs.id, 1);
    // Of forty messages hardly more are under way than had been: nothing had to end before the neighbour's could be sent.
    expect(silent()).toBeLessThanOrEqual(24);
  });

  it('pages through what was made at the same instant without losing any of it', async () => {
    for (let n = 0; n < 5; n++) await open(customs, { address: `${system.receiver.url}/hook-${n}` });
    const whistle = await Whistle.raise(system, ALLIANCE);
    await whistle.offer('customs');
    await system.toldAbout(whistle.id, 5);
    const all = (await deliveries(`ticket_id=${whistle.id}`)).map(({ id }) => id);
    const paged: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const query = `ticket_id=${whistle.id}&limit=2&cursor=${next}`;
      const { body } = await dispatcher.get(`/v1/notifications/deliveries?${query}`);
      paged.push(...body.items.map(({ id }: { id: string }) => id));
      next = body.next_cursor as string | null;
    }
    expect(all.length).toBeGreaterThanOrEqual(5);
    expect(paged).toEqual(all);
  });

  it('mails the enterprise its result, in its language and nobody else’s', async () => {
    await open(enterprise, { kind: 'email', address: 'desk@enterprise.example', language: 'en' });
    const neighbours = system.as('enterprise', NEIGHBOUR, { enterpriseId: 'enterprise-017' });
    await open(neighbours, { kind: 'email', address: 'other@enterprise.example' });
    const whistle = await Whistle.raise(system, ALLIANCE);
    await whistle.offer('customs');
    await whistle.resolve();
    expect(await system.toldAbout(whistle.id, 1)).toMatchObject([
      { data: { notice: 'resolved', recipient_kind: 'enterprise', channel_kind: 'email', unit_id: null } },
    ]);
    expect(system.mail.received.map(({ to }) => to)).toEqual(['desk@enterprise.example']);
    expect(system.mail.received[0]!.raw).toContain(`Whistle ${whistle.number} was resolved`);
  });

  it('tells the alliance and its convening unit of a conference that is due or was missed, and nobody else', async () => {
    await open(dispatcher);
    await open(dispatcher, { kind: 'email', address: 'office@secretariat.example', unit_id: 'secretariat' });
    await open(maritime, { kind: 'email', address: 'desk@maritime.example' });
    await open(enterprise, { kind: 'email', address: 'desk@enterprise.example' });
    const mailed = system.mail.received.length;
    const cadence = uuidv7();
    const due = {
      ...{
        cadence_id: cadence,
        mechanism_code: 'joint_conference',
        per: 'quarter',
        times: 1,
        period: '2026-Q4',
      },
      ...{ starts_at: '2026-09-30T16:00:00.000Z', ends_at: '2026-12-31T16:00:00.000Z', held: 0 },
    } as const;
    const warned = { ...due, arranged: 0, unrecorded: 0 };
    const { id } = await system.publish(ALLIANCE, cadence, 'cadence.warned', warned);
    await system.publish(ALLIANCE, cadence, 'cadence.missed', due);
    await system.until('both are told twice', async () => {
      const told = system.sent.filter(({ data }) => /^cadence_/.test(String(data['notice'])));
      return told.filter(({ type }) => type === 'muster.notification.delivered.v1').length === 4;
    });
    const bodies = system.receiver.arrived.map(({ body }) => JSON.parse(body));
    const [first, second] = bodies.toSorted((a, b) => a.type.localeCompare(b.type)); // sent side by side
    expect(first).toMatchObject({
      type: 'muster.notice.cadence_due',
      data: {
        ...{ event_id: id, ticket_id: null, unit_id: 'secretariat', due_at: due.ends_at },
        ...{ mechanism_code: 'joint_conference', period: '2026-Q4' },
      },
    });
    expect(second.type).toBe('muster.notice.cadence_missed');
    const mails = system.mail.received.slice(mailed);
    expect(mails.map(({ to }) => to)).toEqual(['office@secretariat.example', 'office@secretariat.example']);
  });

  it('tells the alliance of projects without an officer, or due a branch', async () => {
    await open(dispatcher);
    await open(enterprise, { kind: 'email', address: 'desk@enterprise.example' });
    const due = [{ project_id: 'project-01', need: 'officer', reason: 'term_ended' } as const];
    const { id } = await system.publish(ALLIANCE, ALLIANCE, 'project_coverage.changed', { due, settled: [] });
    await system.until('it is told once', async () =>
      system.sent.some(
        ({ type, data }) =>
          type === 'muster.notification.delivered.v1' && data['notice'] === 'project_coverage_due',
      ),
    );
    expect(system.receiver.arrived.map(({ body }) => JSON.parse(body))).toMatchObject([
      {
        type: 'muster.notice.project_coverage_due',
        data: { event_id: id, unit_id: 'secretariat', project_ids: ['project-01'], project_count: 1 },
      },
    ]);
  });

  it('tells the alliance and its convening unit who is to be covered since the directory changed', async () => {
    await open(dispatcher);
    await open(dispatcher, { kind: 'email', address: 'office@secretariat.example', unit_id: 'secretariat' });
    await open(maritime, { kind: 'email', address: 'desk@maritime.example' });
    await open(enterprise, { kind: 'email', address: 'desk@enterprise.example' });
    const mailed = system.mail.received.length;
    const due = [{ enterprise_id: 'enterprise-017', need: 'own_organisation', reason: 'members' } as const];
    const { id } = await system.publish(ALLIANCE, ALLIANCE, 'coverage.changed', { due, settled: [] });
    await system.publish(ALLIANCE, ALLIANCE, 'coverage.changed', { due: [], settled: ['enterprise-017'] });
    await system.until('both are told once', async () => {
      const told = system.sent.filter(({ data }) => data['notice'] === 'coverage_due');
      return told.filter(({ type }) => type === 'muster.notification.delivered.v1').length === 2;
    });
    expect(system.receiver.arrived.map(({ body }) => JSON.parse(body))).toMatchObject([
      {
        type: 'muster.notice.coverage_due',
        data: {
          ...{
            event_id: id,
            unit_id: 'secretariat',
            enterprise_ids: ['enterprise-017'],
            enterprise_count: 1,
          },
        },
      },
    ]);
    const mails = system.mail.received.slice(mailed);
    expect(mails.map(({ to }) => to)).toEqual(['office@secretariat.example']);
  });

  it('tells units of the meetings that they are invited to: called, moved, called off', async () => {
    await open(customs, { address: `${system.receiver.url}/customs` });
    await open(maritime, { kind: 'email', address: 'desk@maritime.example' });
    const mailed = system.mail.received.length;
    const meeting = uuidv7();
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    const [first, second] = [inDays(3), inDays(5)];
    await system.publish(ALLIANCE, meeting, 'meeting.scheduled', {
      meeting_id: meeting,
      kind: 'joint_conference',
      starts_at: first,
      convenor_unit_id: 'maritime',
      invited_unit_ids: ['customs', 'maritime'],
    });
    await system.publish(ALLIANCE, meeting, 'meeting.rescheduled', {
      meeting_id: meeting,
      starts_at: second,
    });
    await system.publish(ALLIANCE, meeting, 'meeting.called_off', { meeting_id: meeting });
    await system.until('customs is told three times', async () => {
      const told = system.sent.filter(({ data }) => /^meeting_/.test(String(data['notice'])));
      return told.filter(({ type }) => type === 'muster.notification.delivered.v1').length === 3;
    });
    const bodies = system.receiver.arrived.map(({ body }) => JSON.parse(body));
    const of = (kind: string) => bodies.find(({ type }) => type === `muster.notice.${kind}`)?.data;
    expect(of('meeting_called')).toMatchObject({
      ...{ unit_id: 'customs', ticket_id: null, due_at: first },
      ...{ meeting_id: meeting, meeting_kind: 'joint_conference' },
    });
    expect(of('meeting_moved')).toMatchObject({ unit_id: 'customs', due_at: second });
    expect(of('meeting_called_off')).toMatchObject({ unit_id: 'customs', due_at: second });
    expect(system.mail.received).toHaveLength(mailed); // the unit that calls it knows
  });

  it('tells the unit that owns a decision what it has to carry out, and that it is late', async () => {
    await open(customs, { address: `${system.receiver.url}/customs` });
    await open(maritime, { address: `${system.receiver.url}/maritime` });
    const meeting_id = uuidv7();
    const decision = { meeting_id, decision_id: uuidv7(), owner_unit_id: 'customs', due_on: '2026-12-15' };
    await system.publish(ALLIANCE, meeting_id, 'meeting.scheduled', {
      ...{ meeting_id, kind: 'coordination', starts_at: '2026-01-05T01:00:00.000Z' },
      ...{ convenor_unit_id: 'maritime', invited_unit_ids: ['customs'] },
    });
    const about = { agenda_item_id: null, ticket_id: null };
    await system.publish(ALLIANCE, meeting_id, 'meeting.decision_recorded', { ...decision, ...about });
    await system.publish(ALLIANCE, meeting_id, 'meeting.decision_overdue', decision);
    const told = () => system.sent.filter(({ data }) => /^decision_/.test(String(data['notice'])));
    await system.until('customs is told twice', async () => told().length === 2);
    const bodies = system.receiver.arrived.map(({ path, body }) => ({ path, ...JSON.parse(body) }));
    expect(bodies.toSorted((a, b) => a.type.localeCompare(b.type))).toMatchObject(
      ['overdue', 'recorded'].map((what) => ({
        ...{ path: '/customs', type: `muster.notice.decision_${what}` },
        data: {
          ...{ unit_id: 'customs', meeting_id, meeting_kind: 'coordination' },
          ...{ decision_id: decision.decision_id, due_on: '2026-12-15' },
        },
      })),
    );
  });

  it('tells the enterprise that has signed up that the activity is called off', async () => {
    const visitor = system.as('enterprise', ALLIANCE, { enterpriseId: 'enterprise-017' });
    await open(visitor, { address: `${system.receiver.url}/visitor` });
    const activity_id = uuidv7();
    const starts_at = '2026-12-12T01:00:00.000Z';
    await system.publish(ALLIANCE, activity_id, 'activity.called_off', {
      ...{ activity_id, starts_at, kind: 'salon' },
      ...{ unit_ids: [], enterprise_ids: ['enterprise-017'], party_organisation_ids: [] },
    });
    await system.until('it is told', async () =>
      system.sent.some(({ data }) => data['notice'] === 'activity_called_off'),
    );
    const [told] = system.receiver.arrived.map(({ path, body }) => ({ path, ...JSON.parse(body) }));
    expect(told).toMatchObject({
      ...{ path: '/visitor', type: 'muster.notice.activity_called_off' },
      data: { activity_id, activity_kind: 'salon', due_at: starts_at, ticket_id: null },
    });
  });

  it('tells the unit of what it shares, and the enterprise whose booking the unit cancels', async () => {
    const booker = system.as('enterprise', ALLIANCE, { enterpriseId: 'enterprise-017' });
    await open(customs, { address: `${system.receiver.url}/customs` });
    await open(booker, { address: `${system.receiver.url}/booker` });
    const resource_id = uuidv7();
    const booking = {
      ...{ resource_id, booking_id: uuidv7(), kind: 'venue', owner_unit_id: 'customs' },
      ...{ starts_at: '2026-12-08T01:00:00.000Z', ends_at: '2026-12-08T09:00:00.000Z' },
      enterprise_id: 'enterprise-017',
    };
    await system.publish(ALLIANCE, resource_id, 'resource.booked', booking);
    const cancelled = { ...booking, cancelled_by: 'owner' };
    await system.publish(ALLIANCE, resource_id, 'resource.booking_cancelled', cancelled);
    const told = () => system.sent.filter(({ data }) => /book/.test(String(data['notice'])));
    await system.until('both are told', async () => told().length === 2);
    const bodies = system.receiver.arrived.map(({ path, body }) => ({ path, ...JSON.parse(body) }));
    expect(bodies.toSorted((a, b) => a.path.localeCompare(b.path))).toMatchObject([
      { path: '/booker', type: 'muster.notice.booking_cancelled', data: { resource_id, unit_id: null } },
      {
        ...{ path: '/customs', type: 'muster.notice.resource_booked' },
        data: { resource_kind: 'venue', booking_id: booking.booking_id, due_at: booking.starts_at },
      },
    ]);
  });

  it('tells enterprises that follow a whistle what its raiser hears, as long as they do', async () => {
    const followers = ['enterprise-018', 'enterprise-019'];
    for (const enterpriseId of followers)
      await open(system.as('enterprise', ALLIANCE, { enterpriseId }), {
        address: `${system.receiver.url}/${enterpriseId}`,
      });
    const whistle = await Whistle.raise(system, ALLIANCE);
    await whistle.offer('customs');
    const merged = await Whistle.raise(system, ALLIANCE);
    const progress = { unit_id: 'customs', report_no: 1, by_lead: true };
    await whistle.tell('ticket.followed', {
      follower_ticket_id: merged.id,
      enterprise_id: 'enterprise-018',
    });
    for (const followed of [1, 2])
      await whistle.tell('ticket.follower_joined', {
        enterprise_id: 'enterprise-019',
        followers: followed + 1,
        cause: 'own_wish',
      });
    const heard = async (count: number) => {
      await system.toldAbout(whistle.id, count);
      return system.receiver.arrived
        .splice(0)
        .map(({ path }) => path)
        .sort();
    };
    await whistle.tell('progress.reported', progress);
    expect(await heard(2)).toEqual(['/enterprise-018', '/enterprise-019']);

    await whistle.tell('ticket.unfollowed', { follower_ticket_id: merged.id });
    await whistle.tell('ticket.follower_left', { enterprise_id: 'enterprise-019', followers: 1 });
    await whistle.tell('progress.reported', progress);
    expect(await heard(3)).toEqual(['/enterprise-019']); // one of its people still follows
    await whistle.tell('ticket.follower_left', { enterprise_id: 'enterprise-019', followers: 0 });
    await whistle.resolve();
    const other = await Whistle.raise(system, ALLIANCE);
    await other.tell('ticket.followed', { follower_ticket_id: merged.id, enterprise_id: 'enterprise-018' });
    await other.resolve();
    await system.toldAbout(other.id, 1);
    expect(await heard(3)).toEqual(['/enterprise-018']); // of the other one: the first whistle has none left
  });

  it('tells the officer on duty, not the one who is off', async () => {
    await open(customs, { officer_id: 'officer-day', address: `${system.receiver.url}/day` });
    await open(customs, { officer_id: 'officer-night', address: `${system.receiver.url}/night` });
    const whistle = await Whistle.raise(system, ALLIANCE);
    await whistle.offer('customs');
    expect(await system.toldAbout(whistle.id, 1)).toMatchObject([{ data: { recipient_kind: 'officer' } }]);
    expect(system.receiver.arrived.map(({ path }) => path)).toEqual(['/day']);
  });

  it('tells the secretary whose turn begins, on duty or not, by the name of the organisation', async () => {
    await open(customs, { officer_id: 'officer-day', address: `${system.receiver.url}/day` });
    await open(customs, { officer_id: 'officer-night', address: `${system.receiver.url}/night` });
    await open(maritime, { address: `${system.receiver.url}/maritime` });
    const rota_id = uuidv7();
    await system.publish(ALLIANCE, rota_id, 'secretary_rota.turn_begun', {
      ...{ rota_id, party_organisation_id: 'customs-branch', starts_on: '2026-12-01', ends_on: '2026-12-31' },
    });
    const told = () => system.sent.filter(({ data }) => data['notice'] === 'turn_begun');
    await system.until('both officers are told', async () => told().length === 2);
    const night = system.receiver.arrived.find(({ path }) => path === '/night')!;
    expect(JSON.parse(night.body)).toMatchObject({
      type: 'muster.notice.turn_begun',
      data: {
        ...{ unit_id: 'customs', party_organisation_id: 'customs-branch', ends_on: '2026-12-31' },
      },
    });
    expect(system.receiver.arrived.map(({ path }) => path)).not.toContain('/maritime');
  });

  it('tells units and secretaries that they are called, and who has not answered again', async () => {
    await open(customs, { address: `${system.receiver.url}/customs` });
    await open(customs, { officer_id: 'officer-night', address: `${system.receiver.url}/night` });
    await open(maritime, { address: `${system.receiver.url}/maritime` });
    const mobilisation_id = uuidv7();
    const answer_by = new Date(Date.now() + 3_600_000).toISOString();
    const due_at = new Date(Date.now() + 7_200_000).toISOString();
    const branch = ['customs-branch'];
    await system.publish(ALLIANCE, mobilisation_id, 'mobilisation.called', {
      ...{ mobilisation_id, due_at, answer_by, unit_ids: ['maritime'], party_organisation_ids: branch },
    });
    await system.publish(ALLIANCE, mobilisation_id, 'mobilisation.reminded', {
      ...{ mobilisation_id, answer_by, unit_ids: ['maritime'], party_organisation_ids: [] },
    });
    await system.publish(ALLIANCE, mobilisation_id, 'mobilisation.ended', {
      ...{ mobilisation_id, outcome: 'called_off', due_at },
      ...{ unit_ids: ['maritime'], party_organisation_ids: branch, answered: 1, coming: 1, persons: 3 },
    });
    await system.until('all are told', async () => {
      const told = system.sent.filter(({ data }) => /^mobilis/.test(String(data['notice'])));
      return told.filter(({ type }) => type === 'muster.notification.delivered.v1').length === 7;
    });
    const told = system.receiver.arrived.map(({ path, body }) => ({ path, ...JSON.parse(body) }));
    const kindsAt = (at: string) => told.filter(({ path }) => path === at).map(({ type }) => type);
    const [mobilised, reminder, off] = ['mobilised', 'mobilisation_reminder', 'mobilisation_called_off'].map(
      (kind) => `muster.notice.${kind}`,
    );
    expect(kindsAt('/maritime').toSorted()).toEqual([off, reminder, mobilised]);
    for (const at of ['/customs', '/night']) expect(kindsAt(at).toSorted()).toEqual([off, mobilised]);
    expect(told.find(({ path, type }) => path === '/night' && type === mobilised)).toMatchObject({
      data: {
        ...{ mobilisation_id, party_organisation_id: 'customs-branch', unit_id: 'customs' },
        ...{ due_at: answer_by, ticket_id: null },
      },
    });
  });

  it('tells the enterprise that owns a key project of its phase, and the unit what it has to decide', async () => {
    const owner = system.as('enterprise', ALLIANCE, { enterpriseId: 'enterprise-017' });
    await open(owner, { address: `${system.receiver.url}/owner` });
    await open(customs, { address: `${system.receiver.url}/customs` });
    const process_id = uuidv7();
    const of = { process_id, project_id: 'berth', unit_id: 'customs' };
    await system.publish(ALLIANCE, process_id, 'project_process.phase_entered', {
      ...of,
      phase: 'acceptance',
      notice_codes: ['drawings'],
    });
    await system.publish(ALLIANCE, process_id, 'project_process.segment_submitted', {
      ...of,
      ...{ segment: 'main_structure', submission_no: 1, template_version: 1, limit_working_days: 10 },
      ...{ due_at: '2026-12-15T08:00:00.000Z', calendar_id: 'port', calendar_version: 1 },
    });
    await system.publish(ALLIANCE, process_id, 'project_process.milestone_overdue', {
      ...of,
      ...{ milestone: 'commissioning', phase: null, planned_on: '2026-11-30' },
      ...{ first_planned_on: '2026-10-31', due_at: '2026-11-30T16:00:00.000Z' },
    });
    const told = () =>
      system.sent.filter(({ data }) => /^(phase|acceptance|milestone)_/.test(String(data['notice'])));
    await system.until('owner once and unit three times', async () => told().length === 4);
    const heard = system.receiver.arrived.map(({ path, body }) => ({ path, ...JSON.parse(body) }));
    expect(heard.filter(({ path }) => path === '/owner')).toMatchObject([
      { type: 'muster.notice.phase_entered', data: { process_id, project_id: 'berth', phase: 'acceptance' } },
    ]);
    const toUnit = heard.filter(({ path }) => path === '/customs');
    expect(toUnit.map(({ type }) => type).sort()).toEqual([
      'muster.notice.acceptance_asked',
      'muster.notice.milestone_overdue',
      'muster.notice.phase_entered',
    ]);
    expect(toUnit.find(({ type }) => type === 'muster.notice.milestone_overdue')).toMatchObject({
      data: { milestone: 'commissioning', due_on: '2026-11-30', project_id: 'berth', unit_id: 'customs' },
    });
    expect(toUnit.find(({ type }) => type === 'muster.notice.acceptance_asked')).toMatchObject({
      data: { segment: 'main_structure', due_at: '2026-12-15T08:00:00.000Z', unit_id: 'customs' },
    });
  });

  it('says so when only officers could be told and none is on duty', async () => {
    await open(customs, { officer_id: 'officer-night' });
    const whistle = await Whistle.raise(system, ALLIANCE);
    await whistle.offer('customs');
    expect(await system.toldAbout(whistle.id, 1)).toMatchObject([
      { type: 'muster.notification.suppressed.v1', data: { cause: 'nobody_on_duty', unit_id: 'customs' } },
    ]);
    expect(system.receiver.arrived).toEqual([]);
  });

  it('warns when the whistle’s clock does; one that waits for its digest is not sent after the duty was done', async () => {
    const { id } = await open(customs);
    const whistle = await Whistle.raise(system, ALLIANCE);
    await whistle.offer('customs', 10);
    await system.toldAbout(whistle.id, 1);
    await whistle.warn('customs');
    expect((await system.toldAbout(whistle.id, 2))[1]).toMatchObject({
      type: 'muster.notification.delivered.v1',
      data: { notice: 'sign_due', unit_id: 'customs' },
    });

    await subscribe(customs, id, { events: ['sign_due', 'due_soon'], digest: 'daily' });
    const signed = await Whistle.raise(system, ALLIANCE);
    await signed.offer('customs', 10);
    await signed.warn('customs');
    await signed.warn('customs', 'contact');
    await signed.sign('customs');
    expect(await system.toldAbout(signed.id, 1)).toMatchObject([
      {
        type: 'muster.notification.suppressed.v1',
        data: { notice: 'sign_due', cause: 'superseded' },
      },
    ]);
    await system.letTimePass();
    expect((await system.toldAbout(signed.id, 2))[1]).toMatchObject({
      type: 'muster.notification.delivered.v1',
      data: { notice: 'due_soon' },
    });
    expect(system.receiver.arrived).toHaveLength(3);
  });

  it('tells the units at work, the lead, the raiser or those who are named, as the matter asks', async () => {
    await open(customs, { address: `${system.receiver.url}/customs` });
    await open(maritime, { address: `${system.receiver.url}/maritime` });
    await open(enterprise, { address: `${system.receiver.url}/enterprise` });
    await open(customs, { officer_id: 'officer-night', address: `${system.receiver.url}/night` });
    const whistle = await Whistle.raise(system, ALLIANCE);
    await whistle.offer('customs');
    await system.toldAbout(whistle.id, 1);
    let told = 1;
    const hears = async (count: number) => {
      const heard = (await system.toldAbout(whistle.id, (told += count))).slice(-count);
      return heard.map(({ data }) => `${data['unit_id'] ?? data['recipient_kind']} ${data['notice']}`).sort();
    };
    const of = { assignment_id: whistle.id, unit_id: 'customs', role: 'lead' as const };

    await whistle.tell('ticket.supervised', { supervised: true });
    expect(await hears(1)).toEqual(['customs supervised']);
    await whistle.offer('maritime', null, undefined, 'co');
    expect(await hears(1)).toEqual(['maritime offered']);
    await whistle.tell('ticket.urged', { unit_id: null, urge_no: 1 });
    expect(await hears(2)).toEqual(['customs urged', 'maritime urged']);
    await whistle.tell('ticket.urged', { unit_id: 'maritime', urge_no: 2 });
    expect(await hears(1)).toEqual(['maritime urged']);
    await whistle.warn(null, 'progress');
    expect(await hears(1)).toEqual(['customs due_soon']);
    await whistle.tell('assignment.escalated', {
      ...of,
      clock: 'sign',
      step: 'head',
      skipped: ['deputy'],
      officer_ids: ['officer-night'],
      next_step_at: null,
    });
    expect(await hears(2)).toEqual(['customs climbed', 'customs climbed']);
    expect(system.receiver.arrived.map(({ path }) => path)).toContain('/night');
    await whistle.tell('progress.reported', { unit_id: 'customs', report_no: 1, by_lead: true });
    expect(await hears(1)).toEqual(['customs progress']);
    await whistle.tell('solution.proposed', {
      solution_no: 1,
      lead_unit_id: 'customs',
      unit_ids: ['customs', 'maritime'],
      required: 2,
      sign_off_due_at: new Date().toISOString(),
    });
    expect(await hears(1)).toEqual(['maritime solution_proposed']);
    await whistle.tell('solution.refused', { solution_no: 1, unit_id: 'maritime', cause: 'refused' });
    expect(await hears(2)).toEqual(['customs solution_refused', 'maritime solution_refused']);
    await whistle.tell('assignment.paused', { ...of, class: 'await_raiser', until: null });
    expect(await hears(2)).toEqual(['customs paused', 'customs paused']);
    await whistle.tell('assignment.released', { ...of, unit_id: 'maritime', role: 'co', cause: 'removed' });
    await whistle.tell('ticket.hung', { reason_code: 'upstream', review_at: new Date().toISOString() });
    expect(await hears(2)).toEqual(['customs hung', 'customs hung']);
    await whistle.tell('account.reviewed', { stay: false, review_at: null });
    expect(await hears(2)).toEqual(['customs account_ended', 'customs account_ended']);
    await whistle.tell('taskforce.formed', {
      task_force_id: whistle.id,
      head_officer_id: 'officer-night',
      unit_ids: ['maritime'],
    });
    expect(await hears(2)).toEqual(['maritime task_force', 'maritime task_force']);
    const followUp = {
      follow_up_id: whistle.id,
      kind: 'decision',
      unit_id: 'maritime',
      due_on: '2026-12-15',
    };
    for (const [event, notice] of [
      ['followup.added', 'follow_up'],
      ['followup.overdue', 'follow_up_overdue'],
      ['followup.reopened', 'follow_up_reopened'],
      ['followup.dropped', 'follow_up_dropped'],
    ] as const) {
      await whistle.tell(event, followUp);
      expect(await hears(1)).toEqual([`maritime ${notice}`]);
      const told = system.receiver.arrived.map(({ body }) => JSON.parse(body));
      const { data } = told.find(({ type }) => type === `muster.notice.${notice}`);
      expect(data).toMatchObject({ follow_up_id: whistle.id, due_on: '2026-12-15' });
    }
    const bodies = system.receiver.arrived.map(({ body }) => body).join();
    expect(bodies).not.toContain('officer-night'); // nobody is named in what is sent
  });

  it('gathers a digest into one message; an emergency does not wait for it', async () => {
    const { id } = await open(customs);
    await subscribe(customs, id, {
      events: ['offered'],
      digest: 'daily',
      quiet_from: '00:00',
      quiet_to: '23:59',
    });
    const whistles = [await Whistle.raise(system, ALLIANCE), await Whistle.raise(system, ALLIANCE)];
    for (const whistle of whistles) await whistle.offer('customs');
    const emergency = await Whistle.raise(system, ALLIANCE, 'emergency');
    await emergency.offer('customs');
    await system.toldAbout(emergency.id, 1);
    expect(system.receiver.arrived).toHaveLength(1);
    await system.until('both wait', async () => (await deliveries('state=pending')).length === 2);
    await system.letTimePass();
    for (const whistle of whistles)
      expect(await system.toldAbout(whistle.id, 1)).toMatchObject([
        { type: 'muster.notification.delivered.v1' },
      ]);
    expect(system.receiver.arrived).toHaveLength(2);
    const digest = JSON.parse(system.receiver.arrived[1]!.body);
    expect(digest.type).toBe('muster.notice.digest');
    expect(digest.data.notices.map(({ ticket_no }: { ticket_no: string }) => ticket_no).sort()).toEqual(
      whistles.map(({ number }) => number),
    );
  });

  it('tries for 75 hours, then gives up, disables the endpoint and tells the alliance; replay sends it again', async () => {
    const { id } = await open(customs);
    await open(dispatcher, { address: `${system.receiver.url}/alliance` });
    system.receiver.reply = ({ path }) => (path === '/hook' ? { status: 503 } : {});
    const whistle = await Whistle.raise(system, ALLIANCE);
    await whistle.offer('customs');
    for (let attempt = 1; attempt < 10; attempt++) {
      const told = await system.toldAbout(whistle.id, attempt);
      expect(told.at(-1)).toMatchObject({
        type: 'muster.notification.failed.v1',
        version: attempt,
        data: { attempt_no: attempt, failure_code: 'http_503' },
      });
      await system.letTimePass();
    }
    expect((await system.toldAbout(whistle.id, 10)).at(-1)).toMatchObject({
      type: 'muster.notification.given_up.v1',
      version: 10,
      data: { attempt_no: 10, failure_code: 'http_503' },
    });
    const attempts = system.receiver.arrived.filter(({ path }) => path === '/hook');
    expect(new Set(attempts.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(attempts).toHaveLength(10);
    const channel = `/v1/notifications/channels/${id}`;
    await system.until(
      'the endpoint is disabled',
      async () => (await customs.get(channel)).body.state === 'disabled',
    );
    expect((await customs.get(channel)).body.disabled_code).toBe('attempts_exhausted');
    await system.until('the alliance is told', async () =>
      system.receiver.arrived.some(
        ({ path, body }) => path === '/alliance' && body.includes('channel_disabled'),
      ),
    );

    const [givenUp] = await deliveries(`state=given_up&ticket_id=${whistle.id}`);
    const replay = `/v1/notifications/deliveries/${givenUp!.id}/replay`;
    expect(await customs.post(replay)).toMatchObject({ status: 409, body: { code: 'channel_disabled' } });
    expect((await customs.post(`${channel}/enable`)).body.state).toBe('active');
    expect(await customs.post(`${channel}/enable`)).toMatchObject({
      status: 409,
      body: { code: 'channel_not_disabled' },
    });
    expect(await maritime.post(replay)).toMatchObject({ status: 404 });
    system.receiver.reply = () => ({});
    expect(await customs.post(replay)).toMatchObject({
      status: 200,
      body: { state: 'pending', attempts: 0, version: 11 },
    });
    expect((await system.toldAbout(whistle.id, 11)).at(-1)).toMatchObject({
      type: 'muster.notification.delivered.v1',
      version: 12,
      key: givenUp!.id,
    });
    expect(await customs.post(replay)).toMatchObject({
      status: 409,
      body: { code: 'not_given_up', state: 'delivered' },
    });
  });

  it('takes 410 for an end: what still waits is not sent', async () => {
    const { id } = await open(customs);
    const answer = await customs.put(`/v1/notifications/channels/${id}/subscriptions`, {
      subscriptions: [{ events: ['offered'] }, { events: ['sign_due'], digest: 'daily' }],
    });
    expect(answer.status).toBe(200);
    system.receiver.reply = () => ({ status: 410 });
    const whistle = await Whistle.raise(system, ALLIANCE);
    await whistle.warn('customs');
    await whistle.offer('customs', 10);
    expect(await system.toldAbout(whistle.id, 1)).toMatchObject([
      { type: 'muster.notification.given_up.v1', data: { failure_code: 'http_410', attempt_no: 1 } },
    ]);
    await system.until(
      'the endpoint is disabled',
      async () => (await customs.get(`/v1/notifications/channels/${id}`)).body.state === 'disabled',
    );
    await system.letTimePass();
    expect((await system.toldAbout(whistle.id, 2))[1]).toMatchObject({
      type: 'muster.notification.suppressed.v1',
      data: { cause: 'channel_disabled', notice: 'sign_due' },
    });
    expect(system.receiver.arrived).toHaveLength(1);
  });

  it('waits as long as the receiver asks for', async () => {
    await open(customs);
    system.receiver.reply = () => ({ status: 429, headers: { 'retry-after': '3600' } });
    const whistle = await Whistle.raise(system, ALLIANCE);
    await whistle.offer('customs');
    const [failed] = await system.toldAbout(whistle.id, 1);
    const wait =
      Date.parse(failed!.data['next_attempt_at'] as string) -
      Date.parse(failed!.data['occurred_at'] as string);
    expect(wait / 1000).toBeGreaterThan(3590);
  });

  it('shows metrics, and forgets what was settled long ago', async () => {
    const metrics = await (await fetch(`${system.service.adminUrl}/metrics`)).text();
    expect(metrics).toMatch(
      /muster_notification_outcomes_total\{channel="webhook",outcome="delivered"\} [1-9]/,
    );
    expect(metrics).toMatch(/muster_notification_due \d/);
    const { NotificationPurge } = await import('../src/purging/notification-purge.js');
    const purge = system.service.app.get(NotificationPurge);
    expect(await purge.purge()).toBe(0);
    const { rowCount } = await system.database.query(
      `update notification set settled_at = now() - interval '91 days' where state = 'delivered'`,
    );
    expect(rowCount).toBeGreaterThan(0);
    expect(await purge.purge()).toBe(rowCount);
    expect(await deliveries('state=delivered')).toEqual([]);
  });
});
