import { DirectorySnapshot, entryOf } from './index.js';

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
const rule = (id: string, category_code: string | null, process_stage: string | null) => ({
  id,
  category_code,
  process_stage,
  lead_unit_id: `lead-of-${id}`,
  co_unit_ids: [],
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
  entry('officer.appointed', { officer: { id: 'o-1', posts: [] } }),
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
    rules: [
      rule('any', null, null),
      rule('stage', null, 'clearance'),
      rule('port', 'port', null),
      rule('berth-clearance', 'port.berth', 'clearance'),
      rule('berth', 'port.berth', null),
      rule('berth-again', 'port.berth', null),
    ],
  }),
  entry('calendar.published', calendar('office', true)),
  entry('calendar.published', calendar('shifts', false)),
  entry('deadline_policies.published', {
    policies_version: 2,
    policies: [
      { code: 'port-key', kinds: ['key'], categories: ['port'] },
      { code: 'key', kinds: ['key'] },
    ],
  }),
];
const snapshot = DirectorySnapshot.of('tianjin', version, entries);
const ids = (rules: readonly { id: string }[]) => rules.map(({ id }) => id);

describe('DirectorySnapshot', () => {
  it('finds everything that was published, by id', () => {
    expect(snapshot.version).toBe(14);
    expect(snapshot.alliance).toMatchObject({ id: 'tianjin', number_prefix: 'TJ' });
    expect(snapshot.unit('customs')?.calendar_id).toBe('shifts');
    expect(snapshot.enterprise('e-017')?.formal_members).toBe(3);
    expect(snapshot.industryAlliance('oils')?.id).toBe('oils');
    expect(snapshot.partyOrganisation('branch-017')?.form).toBe('own');
    expect(snapshot.officer('o-1')?.posts).toEqual([]);
    expect(snapshot.project('p-1')?.stage).toBe('construction');
    expect(snapshot.processStage('clearance')?.code).toBe('clearance');
    expect(snapshot.unit('nobody')).toBeUndefined();
  });

  it('routes from the most telling rule to the catch-all rule', () => {
    expect(ids(snapshot.route({ categoryCode: 'port.berth', processStage: 'clearance' }))).toEqual([
      'berth-clearance',
      'berth',
      'port',
      'stage',
      'any',
    ]);
    expect(ids(snapshot.route({ categoryCode: 'port', processStage: null }))).toEqual(['port', 'any']);
    expect(ids(snapshot.route({ categoryCode: 'unheard-of' }))).toEqual(['any']);
  });

  it('names an active unit for what no rule covers', () => {
    expect(snapshot.catchAllUnit?.id).toBe('secretariat');
  });

  it('does not run in circles when categories do', () => {
    expect(snapshot.lineage('round-a').map(({ code }) => code)).toEqual(['round-a', 'round-b']);
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
    expect(snapshot.policy('consult', 'port')).toBeUndefined();
  });

  it('is empty rather than broken before anything but the alliance is known', () => {
    const bare = DirectorySnapshot.of('bare', 1, entries.slice(0, 1));
    expect(bare.matrix.rules).toEqual([]);
    expect(bare.policies).toEqual({ policies_version: 0, policies: [] });
    expect([bare.defaultCalendar, bare.catchAllUnit, bare.route({ categoryCode: 'port' })]).toEqual([
      undefined,
      undefined,
      [],
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
      expect(later.version).toBe(17);
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
      expect(ids(whole.route({ categoryCode: 'port' }))).toEqual(ids(later.route({ categoryCode: 'port' })));
    });
  });
});
