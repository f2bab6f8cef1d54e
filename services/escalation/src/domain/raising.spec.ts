import { acme, changed, council, dispatcher, harbour, officerOf } from './testing/harbour.js';
import { local, refusalOf, Story, TICKET } from './testing/story.js';
import type { WhistleEventData } from './whistle-event.js';

const dataOf = <Type extends keyof WhistleEventData>(story: Story, type: Type) =>
  story.events.filter((event) => event.type === type).map(({ data }) => data as WhistleEventData[Type]);

describe('T1 raise', () => {
  it('is dispatched in the same decision: one lead, its co-units, clocks from the offer', () => {
    const story = new Story().raise();
    expect(story.types).toEqual([
      'ticket.raised',
      'ticket.dispatched',
      ...Array(3).fill('assignment.offered'),
    ]);
    expect(dataOf(story, 'ticket.raised')[0]).toEqual({
      ticket_id: TICKET,
      ticket_no: 'HB-2026-000001',
      enterprise_id: 'acme',
      source: 'enterprise',
      kind: 'key',
      category_code: 'clearance',
      process_stage: null,
      priority: false,
      level: 2,
      title: 'Boxes wait',
      description: 'Since Monday',
      place: null,
      project_id: null,
    });
    expect(dataOf(story, 'ticket.dispatched')[0]).toEqual({
      mode: 'joint',
      lead_unit_id: 'customs',
      co_unit_ids: ['border', 'terminal'],
      rule_id: 'r-clearance',
      catch_all: false,
      on_duty: ['customs', 'border', 'terminal'].map((unit) => ({
        unit_id: unit,
        post: 'duty_officer',
        officer_ids: [`${unit}-watch`],
      })),
      directory_version: 7,
      resolve_due_at: '2026-10-15T10:00:00.000Z',
      resolve_warn_at: '2026-10-13T10:00:00.000Z',
      policy_code: 'key',
      policy_version: 1,
      calendar_id: 'office-hours',
      calendar_version: 2,
    });
    expect(story.whistle).toMatchObject({ state: 'dispatched', version: 5, round: 1 });
  });

  it('takes the kind from the category, unless the raiser may choose', () => {
    expect(new Story().raise({ category: 'question' }).whistle!.kind).toBe('consult');
    expect(new Story().raise({ category: 'question', kind: 'emergency' }).whistle!.kind).toBe('emergency');
    expect(new Story().raise({ kind: 'key' }).whistle!.kind).toBe('key'); // not choosable, but the category's own
    expect(new Story().raise({}, council).whistle!).toMatchObject({
      kind: 'proactive',
      source: 'council',
      enterpriseId: null,
    });
  });

  it('keeps where it is and which project it is about', () => {
    const place = { code: 'yard-2', label: 'B', point: { lat: 38.97, lon: 117.79 } };
    const project = changed('project', 'berth-9', { id: 'berth-9', stage: 'construction' });
    const story = new Story();
    story.directory = harbour(project);
    expect(story.raise({ place, projectId: 'berth-9' }).whistle!).toMatchObject({
      place,
      projectId: 'berth-9',
    });
  });

  it('is written down by the hotline on behalf of an enterprise, or of an individual', () => {
    expect(new Story().raise({ enterpriseId: 'acme' }, dispatcher).whistle!).toMatchObject({
      source: 'hotline',
      enterpriseId: 'acme',
    });
    expect(new Story().raise({}, dispatcher).whistle!.enterpriseId).toBeNull();
  });

  it.each([
    ['a unit', {}, officerOf('customs'), 'not_entitled'],
    ['an analyst', {}, { accountId: 'a', role: 'analyst' as const }, 'not_entitled'],
    ['an enterprise for another', { enterpriseId: 'other' }, acme, 'not_entitled'],
    ['an enterprise that has left', {}, { ...acme, enterpriseId: 'gone' }, 'not_a_member'],
    ['an enterprise nobody knows', {}, { ...acme, enterpriseId: 'nobody' }, 'not_a_member'],
    [
      'the hotline for an enterprise nobody knows',
      { enterpriseId: 'nobody' },
      dispatcher,
      'unknown_enterprise',
    ],
    ['a category nobody knows', { category: 'weather' }, acme, 'unknown_category'],
    ['a stage nobody knows', { processStage: 'orbit' }, acme, 'unknown_process_stage'],
    ['a project nobody knows', { projectId: 'atlantis' }, acme, 'unknown_project'],
    ['a kind that is not theirs to call', { kind: 'enforcement' as const }, acme, 'kind_not_allowed'],
  ])('is refused: %s', (_, body, actor, code) => {
    expect(refusalOf(() => new Story().raise(body, actor)).code).toBe(code);
  });

  it('is refused for a whistle that exists', () => {
    const story = new Story().raise();
    expect(refusalOf(() => story.raise())).toEqual({
      code: 'illegal_transition',
      params: { state: 'dispatched', legal_from: [] },
    });
  });
});

describe('T5 dispatch', () => {
  const muster = (body: Parameters<Story['raise']>[0], directory = harbour()) => {
    const story = new Story();
    story.directory = directory;
    return dataOf(story.raise(body), 'ticket.dispatched')[0]!;
  };

  it.each([
    ['category and stage', { category: 'clearance', processStage: 'gate' }, 'r-clearance-gate'],
    ['category', { category: 'clearance', processStage: 'arrival' }, 'r-clearance'],
    ['parent category and stage', { category: 'inspection', processStage: 'gate' }, 'r-clearance-gate'],
    ['parent category', { category: 'inspection' }, 'r-clearance'],
    ['stage', { category: 'noise', processStage: 'gate' }, 'r-gate'],
    ['anything', { category: 'noise' }, 'r-any'],
  ])('the most specific rule wins: %s', (_, body, ruleId) => {
    expect(muster(body).rule_id).toBe(ruleId);
  });

  it('gives what the inactive would have got to the catch-all unit, and everybody one assignment', () => {
    expect(muster({ category: 'lapsed' })).toMatchObject({
      lead_unit_id: 'office',
      co_unit_ids: ['customs'],
      catch_all: true,
      mode: 'joint',
    });
    expect(muster({ category: 'inner' })).toMatchObject({
      lead_unit_id: 'police',
      co_unit_ids: ['terminal'],
    });
  });

  it('goes to the catch-all unit when no rule covers it', () => {
    const directory = harbour(
      changed('matrix', 'current', {
        matrix_version: 5,
        process_stages: [],
        categories: [{ code: 'clearance', name_zh: '通關', name_en: 'Clearance', kind: 'routine' }],
        rules: [],
      }),
    );
    expect(muster({}, directory)).toMatchObject({
      lead_unit_id: 'office',
      rule_id: null,
      catch_all: true,
      mode: 'single',
    });
  });

  it('waits for a dispatcher when nobody can lead, or when whoever writes it down says so', () => {
    const story = new Story();
    story.directory = harbour(changed('unit', 'office', { id: 'office', active: false, catch_all: true }));
    expect(story.raise({ category: 'noise' }).types).toEqual(['ticket.raised', 'clock.started']);
    expect(new Story().raise({ hold: true }, dispatcher).whistle!.state).toBe('raised');
  });

  it('informs units without giving them clocks', () => {
    const story = new Story().raise({ category: 'inner' });
    expect(story.assignmentOf('union')).toMatchObject({
      role: 'inform',
      clocks: { sign: null, contact: null, resolve: null },
    });
    expect(story.assignmentOf('police').clocks.sign).not.toBeNull();
  });

  it.each([
    ['emergency', { category: 'inner' }, '2026-09-30T16:10', '2026-09-30T16:30', '2026-09-30T18:00'],
    ['urgent', { kind: 'urgent' as const }, '2026-09-30T16:30', '2026-09-30T20:00', '2026-10-01T16:00'],
    ['key: 10 working days', {}, '2026-09-30T17:00', '2026-10-08T18:00', '2026-10-20T16:00'],
    ['routine', { category: 'noise' }, '2026-09-30T17:00', '2026-10-08T18:00', '2026-10-08T18:00'],
    ['complex', { kind: 'complex' as const }, '2026-09-30T17:00', '2026-10-08T18:00', '2026-10-15T16:00'],
    ['consult', { category: 'question' }, null, null, '2026-10-08T16:00'],
  ])('sets the deadlines of B5, before the long holiday: %s', (_, body, sign, contact, resolve) => {
    const story = new Story().at('2026-09-30T16:00').raise(body);
    const { clocks } = story.whistle!.assignments[0]!;
    expect([clocks.sign, clocks.contact, clocks.resolve].map((clock) => clock && local(clock.dueAt))).toEqual(
      [sign, contact, resolve],
    );
  });

  it('prefers the alliance’s own policies and a unit’s own calendar, and pins both', () => {
    const story = new Story();
    const terminalHours = [['00:00', '24:00']];
    const [mon, tue, wed, thu, fri, sat, sun] = Array<string[][]>(7).fill(terminalHours);
    story.directory = harbour(
      changed('policies', 'current', {
        policies_version: 3,
        policies: [
          {
            code: 'slow',
            kinds: ['key'],
            categories: ['noise'],
            resolve: { target: { days: 90 }, mode: 'round_the_clock' },
          },
          {
            code: 'own',
            kinds: ['key'],
            categories: ['clearance'],
            resolve: { target: { minutes: 600 }, mode: 'working_time' },
          },
        ],
      }),
      changed('calendar', 'terminal-hours', {
        calendar: {
          id: 'terminal-hours',
          version: 9,
          time_zone: 'Asia/Shanghai',
          weekly: { mon, tue, wed, thu, fri, sat, sun },
          holidays: [],
          make_up_days: [],
        },
        default: false,
      }),
      changed('unit', 'terminal', {
        id: 'terminal',
        active: true,
        catch_all: false,
        calendar_id: 'terminal-hours',
      }),
    );
    story.raise({ category: 'inspection' });
    expect(story.assignmentOf('customs')).toMatchObject({
      pins: { policyCode: 'own', policyVersion: 3, calendarId: 'office-hours', calendarVersion: 2 },
      clocks: { sign: null, contact: null },
    });
    expect(local(story.assignmentOf('customs').clocks.resolve!.dueAt)).toBe('2026-09-29T11:00');
    expect(local(story.assignmentOf('terminal').clocks.resolve!.dueAt)).toBe('2026-09-28T19:00');
    expect(story.assignmentOf('terminal').pins.calendarId).toBe('terminal-hours');
  });

  it('gives the same assignment ids whenever it is decided again', () => {
    const ids = () => new Story().raise().whistle!.assignments.map(({ id }) => id);
    expect(ids()).toEqual(ids());
    expect(new Set(ids()).size).toBe(3);
  });
});
