import type { WhistleShare } from '../breakdown/whistle-share.js';
import { campaignsOf } from '../domain/campaign-fact.js';
import { gatheringsOf } from '../domain/gathering.js';
import { monthSpan } from '../domain/month-span.js';
import { operatingModelOf } from '../domain/operating-model.js';
import { resourcesOf } from '../domain/resource-fact.js';
import { type AllWork, modelFigures } from './operating-model-figures.js';
import type { ModelFiguresView } from './operating-model.view.js';

const named = (code: string, ...categories: string[]) => ({
  ...{ code, name_zh: `${code}名称`, name_en: `Name of ${code}` },
  ...(categories.length > 0 ? { categories } : {}),
});
const alliance = (operating_model?: object) => [{ data: { alliance: { operating_model } } }];
const model = operatingModelOf(
  alliance({
    ...named('1-2-3'),
    platforms: [named('hotline', 'customs', 'parking'), named('centre', 'customs')],
    mechanisms: [named('whistle')],
    drives: [named('innovation', 'parking')],
    teams: [],
  }),
);
const month = {
  period: '2026-09',
  span: monthSpan('2026-09', 'Asia/Shanghai'),
  dayAt: (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10),
};
const NOTHING: AllWork = { gatherings: [], campaigns: [], resources: [], whistles: [] };
const share = (category: string): WhistleShare => ({
  ...{ category, isOpen: true, toReportIn: null, toResolve: null },
  cells: [['raised/self/-/2026-09', 1]],
});
const event = (key: string, type: string, data: object) => ({ key, type: `muster.${type}.v1`, data });
const came = (key: string, of = 'activity', persons = 3) =>
  event(key, `${of}.attendance_recorded`, { attendance: [{ unit_id: 'customs', persons, hours: 2 }] });
const planned = (key: string, codes: object = {}, day = '2026-09-03') =>
  event(key, 'activity.planned', {
    ...{ kind: 'salon', starts_at: `${day}T01:00:00Z`, host_unit_ids: ['customs'] },
    ...codes,
  });
const called = (key: string, codes: object = {}) =>
  event(key, 'meeting.scheduled', {
    ...{ kind: 'coordination', starts_at: '2026-09-03T01:00:00Z', convenor_unit_id: 'customs' },
    ...codes,
  });

/** One number of every row, as `heading.code`, with those without a code as `heading.-`. */
function column(work: Partial<AllWork>, of: (row: ModelFiguresView) => number): Record<string, number> {
  const { headings, total } = modelFigures(model, { ...NOTHING, ...work }, month);
  const rows = headings.flatMap(({ heading, entries, without_code }) => [
    ...entries.map((entry) => [`${heading}.${entry.code}`, of(entry)] as const),
    [`${heading}.-`, of(without_code)] as const,
  ]);
  return Object.fromEntries([...rows, ['total', of(total)]].filter(([, n]) => n !== 0));
}

describe('the operating model', () => {
  it('has its headings in their order, without those that are empty, and the names of the directory', () => {
    const { headings, ...rest } = modelFigures(model, NOTHING, month);
    expect(rest).toMatchObject({ code: '1-2-3', name_zh: '1-2-3名称', name_en: 'Name of 1-2-3' });
    expect(
      headings.map(({ heading, name_zh, entries }) => [heading, name_zh, entries.map(({ code }) => code)]),
    ).toEqual([
      ['drives', '驱动与引领', ['innovation']],
      ['mechanisms', '机制', ['whistle']],
      ['platforms', '平台', ['hotline', 'centre']],
    ]);
  });

  it.each([[[]], [alliance()]])('may be none: everything is in the total', (events) => {
    const figures = modelFigures(
      operatingModelOf(events),
      { ...NOTHING, whistles: [share('customs')] },
      month,
    );
    expect(figures).toMatchObject({ code: null, headings: [], total: { whistles: { open: 1 } } });
  });
});

describe('figures by it', () => {
  it('count a whistle under every entry that has its category, and once in the total', () => {
    const whistles = ['customs', 'parking', 'other'].map(share);
    expect(column({ whistles }, (row) => row.whistles.open)).toEqual({
      ...{ 'platforms.hotline': 2, 'platforms.centre': 1, 'platforms.-': 1 },
      ...{ 'drives.innovation': 1, 'drives.-': 2, 'mechanisms.-': 3, total: 3 },
    });
  });

  it('count meetings and activities that were held where they stand now', () => {
    const gatherings = gatheringsOf([
      planned('a', { platform_code: 'centre', model_codes: ['drives.innovation'] }),
      came('a'),
      planned('moved', { platform_code: 'centre' }),
      came('moved'),
      event('moved', 'activity.purpose_set', { ticket_ids: [], platform_code: 'hotline', model_codes: [] }),
      planned('stays', { platform_code: 'centre' }),
      came('stays'),
      event('stays', 'activity.purpose_set', { ticket_ids: [] }),
      planned('nobody came', { platform_code: 'centre' }),
      planned('another month', { platform_code: 'centre' }, '2026-10-01'),
      came('another month'),
      called('m', { mechanism_code: 'whistle' }),
      came('m', 'meeting'),
      called('set', { mechanism_code: 'whistle' }),
      came('set', 'meeting'),
      event('set', 'meeting.codes_set', { platform_code: 'left the model' }),
    ]);
    expect(column({ gatherings }, (row) => row.activities)).toEqual({
      ...{ 'platforms.hotline': 1, 'platforms.centre': 2, 'drives.innovation': 1, 'drives.-': 2 },
      ...{ 'mechanisms.-': 3, total: 3 },
    });
    expect(column({ gatherings }, (row) => row.meetings)).toEqual({
      ...{ 'mechanisms.whistle': 1, 'mechanisms.-': 1, 'platforms.-': 2, 'drives.-': 2, total: 2 },
    });
    expect(column({ gatherings }, (row) => row.persons)['platforms.centre']).toBe(6);
    expect(column({ gatherings }, (row) => row.person_hours)).toMatchObject({
      'platforms.centre': 12,
      total: 30,
    });
  });

  it('count outcomes that stand', () => {
    const outcome = (id: string, count: number) =>
      event('a', 'activity.outcome_recorded', { outcome_id: id, count, kind: 'solution', ticket_ids: [] });
    const gatherings = gatheringsOf([
      planned('a', { platform_code: 'centre' }),
      came('a'),
      ...[outcome('one', 3), outcome('two', 2)],
      event('a', 'activity.outcome_withdrawn', { outcome_id: 'one' }),
    ]);
    expect(column({ gatherings }, (row) => row.outcomes)).toMatchObject({ 'platforms.centre': 2, total: 2 });
  });

  it('count campaigns that were under way on a day of the month', () => {
    const campaign = (
      key: string,
      starts_on: string,
      ...then: [type: string, occurred_at: string, data?: object][]
    ) => [
      event(key, 'campaign.planned', { starts_on, platform_code: 'centre' }),
      ...then.map(([type, occurred_at, data]) => event(key, `campaign.${type}`, { occurred_at, ...data })),
    ];
    const campaigns = campaignsOf([
      ...campaign('goes on', '2026-08-01'),
      ...campaign('begins after it', '2026-10-01'),
      ...campaign('ended before it', '2026-08-01', ['concluded', '2026-08-31T15:59:59Z']),
      ...campaign('ended on its first day', '2026-08-01', ['concluded', '2026-08-31T16:00:00Z']),
      ...campaign('never began', '2026-09-10', ['called_off', '2026-09-09T01:00:00Z']),
      ...campaign(
        'reopened',
        '2026-08-01',
        ['concluded', '2026-08-02T01:00:00Z'],
        ['reopened', '2026-08-03T01:00:00Z'],
      ),
      ...campaign('moved', '2026-08-01', ['changed', '2026-08-01T01:00:00Z', { starts_on: '2026-10-01' }]),
      ...campaign('elsewhere', '2026-08-01', [
        'changed',
        '2026-08-01T01:00:00Z',
        { starts_on: '2026-08-02', model_codes: ['drives.innovation'] },
      ]),
      event('unheard of', 'campaign.concluded', { occurred_at: '2026-09-01T00:00:00Z' }),
    ]);
    expect(column({ campaigns }, (row) => row.campaigns)).toEqual({
      ...{ 'platforms.centre': 3, 'platforms.-': 1, 'drives.innovation': 1, 'drives.-': 3 },
      ...{ 'mechanisms.-': 4, total: 4 },
    });
  });

  it('count what resources were booked and used for', () => {
    const booked = (id: string, starts_at: string) =>
      event('r', 'resource.booked', { booking_id: id, starts_at });
    const used = (booking_id: string, persons: number, month = '2026-09') =>
      event('r', 'resource.use_recorded', { booking_id, persons, month });
    const resources = resourcesOf([
      event('r', 'resource.offered', { platform_code: 'hotline' }),
      event('r', 'resource.changed', { platform_code: 'centre', model_codes: [] }),
      event('r', 'resource.changed', {}),
      ...[booked('b-1', '2026-08-31T16:00:00Z'), booked('b-2', '2026-09-05T01:00:00Z')],
      ...[booked('b-3', '2026-09-06T01:00:00Z'), booked('b-4', '2026-09-30T16:00:00Z')],
      event('r', 'resource.booking_cancelled', { booking_id: 'b-3' }),
      ...[used('b-1', 9), used('b-1', 4), used('b-2', 0), used('b-4', 7, '2026-10')],
      event('r', 'resource.visits_recorded', { on: '2026-09-30', persons: 5 }),
      event('r', 'resource.visits_recorded', { on: '2026-10-01', persons: 50 }),
      event('unheard of', 'resource.visits_recorded', { on: '2026-09-30', persons: 5 }),
    ]);
    expect(column({ resources }, (row) => row.bookings)).toMatchObject({ 'platforms.centre': 2, total: 2 });
    expect(column({ resources }, (row) => row.bookings_used)).toMatchObject({
      'platforms.centre': 1,
      total: 1,
    });
    expect(column({ resources }, (row) => row.resource_persons)).toMatchObject({
      'platforms.centre': 9,
      total: 9,
    });
  });
});
