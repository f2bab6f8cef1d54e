import { gatheringsOf } from '../domain/gathering.js';
import { type Members, membersOf } from '../domain/members.js';
import { monthSpan } from '../domain/month-span.js';
import { effectiveCoverageOf, participationOf, secretaryTrainingOf } from './participation-figures.js';

const enterprise = (id: string, active = true, industry_alliance_ids: string[] = []) => ({
  type: 'muster.enterprise.registered.v1',
  data: { enterprise: { id, name_zh: id, name_en: id, active, industry_alliance_ids } },
});
const trade = (id: string) => ({
  type: 'muster.industry_alliance.registered.v1',
  data: { industry_alliance: { id, name_zh: id, name_en: id } },
});
const organisation = (id: string, form: string, enterprise_ids: string[], unit_id?: string) => ({
  type: 'muster.party_organisation.formed.v1',
  data: { party_organisation: { id, name_zh: id, name_en: id, form, enterprise_ids, unit_id } },
});
const directory = [
  ...['logistics', 'trade', 'empty'].map(trade),
  ...['a', 'b', 'c', 'd'].map((id) => enterprise(id, true, id === 'd' ? [] : ['logistics'])),
  enterprise('b', true, ['logistics', 'trade']),
  enterprise('gone', false, ['trade']),
  organisation('own-a', 'own', ['a']),
  organisation('joint-bc', 'joint', ['b', 'c']),
  organisation('committee', 'committee', [], 'council'),
];
const members: Members = membersOf(directory);
const SEPTEMBER = monthSpan('2026-09', 'Asia/Shanghai');
const END = new Date(SEPTEMBER.end);

let keys = 0;
/** An activity, with who came. */
const activity = (kind: string, day: string, ...attendance: object[]) => {
  const key = String(++keys);
  return [
    {
      key,
      type: 'muster.activity.planned.v1',
      data: { kind, starts_at: `${day}T01:00:00Z`, host_unit_ids: ['council'] },
    },
    { key, type: 'muster.activity.attendance_recorded.v1', data: { attendance } },
  ];
};
const of = (...events: ReturnType<typeof activity>[]) => gatheringsOf(events.flat());

describe('participation (A3)', () => {
  it('counts active enterprises once, also those whose own organisation came', () => {
    const gatherings = of(
      activity('volunteering', '2026-09-03', { party_organisation_id: 'own-a', persons: 3, hours: 2 }),
      activity('volunteering', '2026-09-20', { enterprise_id: 'a', persons: 1, hours: 4 }, { enterprise_id: 'gone', persons: 1, hours: 0 }), // prettier-ignore
      activity('salon', '2026-09-21', { enterprise_id: 'b', persons: 2, hours: 0 }, { enterprise_id: 'c', persons: 0, hours: 0 }), // prettier-ignore
      activity('salon', '2026-09-22', { party_organisation_id: 'joint-bc', persons: 2, hours: 1 }),
      activity('salon', '2026-10-01', { enterprise_id: 'd', persons: 2, hours: 0 }),
    );
    const figures = participationOf(gatherings, members, SEPTEMBER);
    expect(figures).toMatchObject({ numerator: 2, denominator: 4, rate: 0.5 });
    expect(figures.by_kind).toEqual([
      { type: 'activity', kind: 'volunteering', held: 2, enterprises: 1, party_organisations: 1, persons: 5, person_hours: 10 }, // prettier-ignore
      { type: 'activity', kind: 'salon', held: 2, enterprises: 1, party_organisations: 1, persons: 4, person_hours: 2 }, // prettier-ignore
    ]);
  });

  it('says it of each trade, and who came to nothing', () => {
    const gatherings = of(
      activity('salon', '2026-09-21', { enterprise_id: 'b', persons: 2, hours: 0 }),
      activity('salon', '2026-09-22', { enterprise_id: 'd', persons: 2, hours: 0 }),
    );
    const { by_industry_alliance, absent } = participationOf(gatherings, members, SEPTEMBER);
    expect(
      by_industry_alliance.map((row) => [row.industry_alliance_id, row.numerator, row.denominator]),
    ).toEqual([
      ['logistics', 1, 3],
      ['trade', 1, 1],
      ['empty', 0, 0],
    ]);
    expect(absent.map(({ enterprise_id }) => enterprise_id)).toEqual(['a', 'c']);
  });

  it('takes what an organisation is recorded with last', () => {
    const [planned, first] = activity('salon', '2026-09-03', { enterprise_id: 'a', persons: 1, hours: 0 });
    const correction = { ...first!, data: { attendance: [{ enterprise_id: 'a', persons: 0, hours: 0 }] } };
    const figures = participationOf(of([planned!, first!, correction]), members, SEPTEMBER);
    expect(figures).toMatchObject({ numerator: 0, by_kind: [] });
    expect(participationOf([], membersOf([]), SEPTEMBER).rate).toBeNull();
  });

  it('takes place when it starts now', () => {
    const came = { enterprise_id: 'a', persons: 1, hours: 0 };
    const figuresOf = (month: string, ...events: object[]) =>
      participationOf(gatheringsOf(events as never), members, monthSpan(month, 'Asia/Shanghai'));
    const [planned, attended] = activity('salon', '2026-09-30', came);
    const moved = {
      key: planned!.key,
      type: 'muster.activity.rescheduled.v1',
      data: { starts_at: '2026-09-30T16:00:00Z' },
    };
    expect(figuresOf('2026-09', planned!, moved, attended!)).toMatchObject({ numerator: 0, by_kind: [] });
    expect(figuresOf('2026-10', planned!, moved, attended!)).toMatchObject({ numerator: 1 });

    const called = {
      key: 'm',
      type: 'muster.meeting.scheduled.v1',
      data: { kind: 'coordination', starts_at: '2026-10-08T01:00:00Z', convenor_unit_id: 'council' },
    };
    const brought = {
      ...called,
      type: 'muster.meeting.rescheduled.v1',
      data: { starts_at: '2026-09-28T01:00:00Z' },
    };
    const record = { ...called, type: 'muster.meeting.attendance_recorded.v1', data: { attendance: [came] } };
    expect(figuresOf('2026-09', called, brought, record)).toMatchObject({ numerator: 1 });
  });

  it('is nothing that was called off', () => {
    const of = (type: 'meeting' | 'activity', planned: object, ...attendance: object[]) => [
      { key: type, type: `muster.${type}.${type === 'meeting' ? 'scheduled' : 'planned'}.v1`, data: planned },
      { key: type, type: `muster.${type}.attendance_recorded.v1`, data: { attendance } },
      { key: type, type: `muster.${type}.called_off.v1`, data: {} },
    ];
    const at = { starts_at: '2026-09-03T01:00:00Z' };
    const nobody = { enterprise_id: 'a', persons: 0, hours: 0 };
    expect(
      gatheringsOf([
        ...of('meeting', { ...at, kind: 'coordination', convenor_unit_id: 'council' }, nobody),
        ...of('activity', { ...at, kind: 'salon', host_unit_ids: ['council'] }, nobody),
        ...activity('salon', '2026-09-04'),
      ]),
    ).toMatchObject([{ type: 'activity', present: [] }]);
  });
});

describe('effective coverage (O3)', () => {
  it('wants something attended or hosted within 90 days', () => {
    const gatherings = of(
      activity('salon', '2026-09-21', { enterprise_id: 'a', persons: 2, hours: 0 }),
      activity('salon', '2026-07-01', { party_organisation_id: 'joint-bc', persons: 2, hours: 0 }),
    );
    const { inactive, ...rate } = effectiveCoverageOf(gatherings, members, END);
    expect(rate).toMatchObject({ numerator: 2, denominator: 3, at: '2026-09-30T16:00:00.000Z' });
    expect(inactive).toEqual([
      { party_organisation_id: 'joint-bc', name_zh: 'joint-bc', name_en: 'joint-bc' },
    ]);
    const earlier = effectiveCoverageOf(gatherings, members, new Date('2026-09-20T00:00:00Z'));
    expect(earlier.inactive.map(({ party_organisation_id: id }) => id)).toEqual(['own-a']);
  });

  it('does not take a host at its word when nobody came', () => {
    expect(effectiveCoverageOf(of(activity('salon', '2026-09-21')), members, END).numerator).toBe(0);
  });
});

describe('training of secretaries (A1)', () => {
  const year = { start: monthSpan('2026-01', 'Asia/Shanghai').start, end: SEPTEMBER.end };
  const lesson = (day: string, ...attendance: object[]) => activity('secretary_training', day, ...attendance);

  it('adds up the hours of a year and names who lacks some', () => {
    const hours = (id: string, of: number) => ({ party_organisation_id: id, persons: 1, hours: of });
    const gatherings = of(
      lesson('2025-12-30', hours('joint-bc', 40)),
      lesson('2026-03-02', hours('own-a', 28), hours('joint-bc', 24)),
      lesson('2026-06-02', { enterprise_id: 'a', persons: 1, hours: 28 }, hours('own-a', 20)),
      activity('study_session', '2026-06-03', hours('joint-bc', 40)),
      lesson('2026-10-02', hours('joint-bc', 40)),
    );
    expect(secretaryTrainingOf(gatherings, members, year)).toEqual({
      numerator: 1,
      denominator: 2,
      rate: 0.5,
      required_hours: 56,
      short: [{ party_organisation_id: 'joint-bc', name_zh: 'joint-bc', name_en: 'joint-bc', hours: 24 }],
    });
  });
});

describe('members', () => {
  it('are those of the directory at the time', () => {
    const later = membersOf([
      ...directory,
      { type: 'muster.enterprise.removed.v1', data: { enterprise: { id: 'a' } } },
      { type: 'muster.enterprise.updated.v1', data: { enterprise: { id: 'b', active: false } } },
      { type: 'muster.party_organisation.dissolved.v1', data: { party_organisation: { id: 'own-a' } } },
    ]);
    expect([...later.enterprises.keys()]).toEqual(['c', 'd']);
    expect(later.organisations.map(({ id }) => id)).toEqual(['committee', 'joint-bc']);
  });
});
