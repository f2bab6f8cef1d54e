import { DirectorySnapshot, entryOf, type RoutingQuestion } from './index.js';

let version = 0;
const at = '2026-03-02T01:00:00.000Z';
const entry = (name: string, data: object) => {
  version += 1;
  return entryOf({ type: `muster.${name}.v1`, version, data: { version, occurred_at: at, ...data } })!;
};
const names = { name_zh: '名', name_en: 'Name' };
const unit = (id: string, more: object = {}) => ({
  unit: { id, ...names, active: true, catch_all: false, ...more },
});
const rule = (
  id: string,
  category_code: string | null,
  process_stage: string | null,
  narrower: { place_code?: string; project_id?: string; industry_alliance_id?: string } = {},
) => ({
  id,
  category_code,
  process_stage,
  ...narrower,
  lead_unit_id: `lead-of-${id}`,
  co_unit_ids: [],
});
const plan = (code: string, kind: string, more: object = {}) => ({
  code,
  ...names,
  kind,
  lead_unit_id: `lead-of-${code}`,
  co_unit_ids: [],
  steps: [],
  ...more,
});
const day = [['09:00', '12:00']];
const calendar = (id: string, ofDefault: boolean, calendarVersion = 1) => ({
  calendar: {
    id,
    version: calendarVersion,
    time_zone: 'Asia/Shanghai',
    weekly: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] },
    holidays: [],
    make_up_days: [],
  },
  default: ofDefault,
});

const entries = [
  entry('alliance.registered', {
    alliance: { id: 'tianjin', ...names, time_zone: 'Asia/Shanghai', lead_unit_ids: [], number_prefix: 'TJ' },
  }),
  entry('unit.registered', unit('customs', { calendar_id: 'shifts' })),
  entry('unit.registered', unit('secretariat', { catch_all: true })),
  entry('unit.registered', unit('closed', { catch_all: true, active: false })),
  entry('enterprise.registered', {
    enterprise: { id: 'e-017', ...names, industry_alliance_ids: ['oils'], formal_members: 3, active: true },
  }),
  entry('industry_alliance.registered', { industry_alliance: { id: 'oils', ...names } }),
  entry('party_organisation.formed', {
    party_organisation: { id: 'branch-017', ...names, form: 'own', enterprise_ids: ['e-017'], members: 3 },
  }),
  entry('officer.appointed', {
    officer: {
      id: 'o-1',
      posts: [
        { organisation_kind: 'unit', organisation_id: 'customs', post: 'head' },
        { organisation_kind: 'project', organisation_id: 'customs', post: 'deputy' },
      ],
    },
  }),
  entry('project.registered', {
    project: { id: 'p-1', ...names, stage: 'construction', unit_ids: [], officer_ids: [] },
  }),
  entry('duty_rota.published', {
    unit_id: 'customs',
    shifts: [
      { officer_id: 'o-1', from: '2026-03-02T08:00:00+08:00', to: '2026-03-02T20:00:00+08:00' },
      { officer_id: 'o-2', from: '2026-03-02T12:00:00Z', to: '2026-03-03T00:00:00Z' },
    ],
  }),
  entry('responsibility_matrix.published', {
    matrix_version: 4,
    process_stages: [{ code: 'clearance', ...names }],
    categories: [
      { code: 'port', kind: 'key', ...names },
      { code: 'port.berth', kind: 'emergency', parent: 'port', ...names },
      { code: 'round-a', kind: 'key', parent: 'round-b', ...names },
      { code: 'round-b', kind: 'key', parent: 'round-a', ...names },
    ],
    places: [
      { code: 'zone', ...names },
      { code: 'gate-1', parent: 'zone', ...names },
    ],
    rules: [
      rule('any', null, null),
      rule('zone', null, null, { place_code: 'zone' }),
      rule('gate', null, null, { place_code: 'gate-1' }),
      rule('oils', null, null, { industry_alliance_id: 'oils' }),
      rule('project', null, null, { project_id: 'p-1' }),
      rule('port-zone', 'port', null, { place_code: 'zone' }),
      rule('stage', null, 'clearance'),
      rule('port', 'port', null),
      rule('berth-clearance', 'port.berth', 'clearance'),
      rule('berth', 'port.berth', null),
      rule('berth-again', 'port.berth', null),
    ],
  }),
  entry('response_plans.published', {
    plans_version: 3,
    plans: [
      plan('any-emergency', 'emergency'),
      plan('port', 'emergency', { category_code: 'port' }),
      plan('zone', 'emergency', { place_code: 'zone' }),
      plan('key', 'key', { category_code: 'port.berth' }),
    ],
  }),
  entry('calendar.published', calendar('office', true)),
  entry('calendar.published', calendar('shifts', false)),
  entry('deadline_policies.published', {
    policies_version: 2,
    policies: [
      { code: 'hard', kinds: ['key'], from_level: 3 },
      { code: 'port-key', kinds: ['key'], categories: ['port'] },
      { code: 'key', kinds: ['key'] },
    ],
  }),
];
const snapshot = DirectorySnapshot.of('tianjin', version, entries);
const ids = (rules: readonly { id: string }[]) => rules.map(({ id }) => id);

describe('DirectorySnapshot', () => {
  it('finds everything that was published, by id', () => {
    expect(snapshot.version).toBe(15);
    expect(snapshot.alliance).toMatchObject({ id: 'tianjin', number_prefix: 'TJ' });
    expect(snapshot.unit('customs')?.calendar_id).toBe('shifts');
    expect(snapshot.enterprise('e-017')?.formal_members).toBe(3);
    expect(snapshot.industryAlliance('oils')?.id).toBe('oils');
    expect(snapshot.partyOrganisation('branch-017')?.form).toBe('own');
    expect(snapshot.officer('o-1')?.posts).toHaveLength(2);
    expect(snapshot.project('p-1')?.stage).toBe('construction');
    expect(snapshot.processStage('clearance')?.code).toBe('clearance');
    expect(snapshot.unit('nobody')).toBeUndefined();
  });

  const route = (asked: RoutingQuestion, directory = snapshot) => ids([...directory.rules(asked)]);

  it('routes from the most telling rule to the catch-all rule', () => {
    expect(route({ categoryCode: 'port.berth', processStage: 'clearance' })).toEqual([
      'berth-clearance',
      'berth',
      'berth-again',
      'port',
      'stage',
      'any',
    ]);
    expect(route({ categoryCode: 'port', processStage: null })).toEqual(['port', 'any']);
    expect(route({ categoryCode: 'unheard-of' })).toEqual(['any']);
  });

  it('weighs project, category, place, industry alliance and stage in this order', () => {
    const asked: RoutingQuestion = {
      categoryCode: 'port',
      processStage: 'clearance',
      placeCode: 'gate-1',
      projectId: 'p-1',
      industryAllianceIds: ['cars', 'oils'],
    };
    expect(route(asked)).toEqual(['project', 'port-zone', 'port', 'gate', 'zone', 'oils', 'stage', 'any']);
    expect(snapshot.rule(asked)?.id).toBe('project');
    expect(snapshot.rule({ ...asked, projectId: null })?.id).toBe('port-zone');
    expect(snapshot.rule({ ...asked, projectId: null, placeCode: 'unheard-of' })?.id).toBe('port');
  });

  it('finds the most specific plan for a kind: the nearest category before the nearest place', () => {
    const planFor = (kind: string, categoryCode: string, placeCode?: string) =>
      snapshot.plan(kind, { categoryCode, ...(placeCode !== undefined && { placeCode }) })?.code;
    expect(planFor('emergency', 'port.berth', 'gate-1')).toBe('port');
    expect(planFor('emergency', 'elsewhere', 'gate-1')).toBe('zone');
    expect(planFor('emergency', 'elsewhere')).toBe('any-emergency');
    expect(planFor('key', 'port.berth')).toBe('key');
    expect([planFor('key', 'port'), planFor('routine', 'port')]).toEqual([undefined, undefined]);
    expect(snapshot.plans.plans_version).toBe(3);
  });

  it('knows who holds a post at a unit', () => {
    expect(snapshot.holders('customs', 'head')).toEqual(['o-1']);
    expect(snapshot.holders('customs', 'deputy')).toEqual([]);
    expect(snapshot.holders('secretariat', 'head')).toEqual([]);
  });

  it('names an active unit for what no rule covers', () => {
    expect(snapshot.catchAllUnit?.id).toBe('secretariat');
  });

  it('does not run in circles when categories do', () => {
    expect(route({ categoryCode: 'round-a' })).toEqual(['any']);
  });

  it('knows who is on duty, at either end of a shift too', () => {
    expect(snapshot.dutyOfficers('customs', new Date('2026-03-02T00:00:00Z'))).toEqual(['o-1']);
    expect(snapshot.dutyOfficers('customs', new Date('2026-03-02T11:59:59.999Z'))).toEqual(['o-1']);
    expect(snapshot.dutyOfficers('customs', new Date('2026-03-02T12:00:00Z'))).toEqual(['o-2']);
    expect(snapshot.dutyOfficers('customs', new Date('2026-03-03T00:00:00Z'))).toEqual([]);
    expect(snapshot.dutyOfficers('secretariat', new Date('2026-03-02T00:00:00Z'))).toEqual([]);
  });

  it('gives a unit its own calendar, else the default', () => {
    expect(snapshot.calendarOf('customs')?.id).toBe('shifts');
    expect(snapshot.calendarOf('secretariat')?.id).toBe('office');
    expect(snapshot.defaultCalendar?.standardDayMinutes).toBe(180);
  });

  it('holds the first policy for a kind and a category or its ancestors', () => {
    expect(snapshot.policy('key', 'port.berth')?.code).toBe('port-key');
    expect(snapshot.policy('key', 'elsewhere')?.code).toBe('key');
    expect(snapshot.policy('key', 'port', 3)?.code).toBe('hard');
    expect(snapshot.policy('consult', 'port')).toBeUndefined();
  });

  it('is empty rather than broken before anything but the alliance is known', () => {
    const bare = DirectorySnapshot.of('bare', 1, entries.slice(0, 1));
    expect(bare.matrix.rules).toEqual([]);
    expect(bare.policies).toEqual({ policies_version: 0, policies: [] });
    expect([bare.defaultCalendar, bare.catchAllUnit, bare.rule({ categoryCode: 'port' })]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  describe('with what changed', () => {
    const changed = [
      entry('unit.updated', unit('customs', { active: false })),
      entry('unit.removed', { unit: { id: 'secretariat' } }),
      entry('calendar.published', calendar('new-office', true, 2)),
    ];
    const later = snapshot.with(version, changed);

    it('is another directory; the earlier one stays as it was', () => {
      expect(later.version).toBe(18);
      expect([later.unit('customs')?.active, later.unit('secretariat')]).toEqual([false, undefined]);
      expect([snapshot.unit('customs')?.active, snapshot.unit('secretariat')?.id]).toEqual([
        true,
        'secretariat',
      ]);
    });

    it('takes the last default calendar, and compiles none twice', () => {
      expect(later.defaultCalendar?.id).toBe('new-office');
      expect(later.calendar('shifts')).toBe(snapshot.calendar('shifts'));
    });

    it('equals the directory read as a whole', () => {
      const whole = DirectorySnapshot.of('tianjin', version, [...entries, ...changed]);
      expect(whole.units).toEqual(later.units);
      expect(route({ categoryCode: 'port' }, whole)).toEqual(route({ categoryCode: 'port' }, later));
    });
  });
});
