import { definitions } from './definitions.js';
import type { CellValue } from './measure.js';
import { contentDigest, differencesOf, monthContent, type PrintedFigure } from './month-content.js';

const cell = (metric: string, part: string, value: number, more: Partial<CellValue> = {}): CellValue => ({
  metric,
  part,
  unitId: null,
  categoryCode: null,
  state: null,
  period: '2026-09',
  value,
  ...more,
});
const customs = { unitId: 'customs', state: 'joint' };
const maritime = { unitId: 'maritime', state: 'joint' };
const CELLS = [
  cell('tickets', 'count', 3, { state: 'closed', categoryCode: 'customs_clearance' }),
  cell('closed', 'count', 2, { state: 'solved' }),
  cell('ticket_contact', 'started', 3),
  cell('ticket_contact', 'satisfied', 2),
  cell('callbacks', 'yes', 2, { state: 'satisfied' }),
  cell('contact', 'started', 4, maritime),
  cell('contact', 'satisfied', 3, maritime),
  cell('contact', 'started', 6, customs),
  cell('contact', 'satisfied', 5, customs),
];
const content = monthContent(definitions, CELLS);
const figure = (code: string, unit_id: string | null = null, of = content): PrintedFigure | undefined =>
  of.figures.find((each) => each.code === code && each.unit_id === unit_id);

describe('the content of a month', () => {
  it('has the alliance’s counts and indicators, and each unit’s that have any cases', () => {
    expect(content.definitions_version).toBe(definitions.version);
    expect(figure('raised')).toEqual({
      unit_id: null,
      code: 'raised',
      numerator: 3,
      denominator: null,
      open: 0,
    });
    expect(figure('reopened')).toMatchObject({ numerator: 0, denominator: null });
    expect(figure('K1')).toMatchObject({ numerator: 2, denominator: 2, open: 1 });
    expect(figure('K7')).toMatchObject({ numerator: 0, denominator: 0 });
    expect(figure('K1', 'customs')).toMatchObject({ numerator: 5, denominator: 5, open: 1 });
    expect(figure('K7', 'customs')).toBeUndefined();
    const units = content.figures.flatMap(({ unit_id }) => unit_id ?? []);
    expect([...new Set(units)]).toEqual(['customs', 'maritime']);
    expect(content.figures.some(({ code }) => code === 'O1')).toBe(false); // a state, of no month
  });

  it('has the composite scores that follow from its rates', () => {
    const scores = content.scores.map(({ unit_id, code, score, missing }) => [unit_id, code, score, missing]);
    expect(scores).toContainEqual([null, 'K4', 100, []]);
    expect(scores).toContainEqual(['customs', 'K4', 100, ['K2', 'K3']]);
  });

  it('has the same digest whatever the order of its cells, and another one for another number', () => {
    expect(contentDigest(monthContent(definitions, CELLS.toReversed()))).toBe(contentDigest(content));
    expect(contentDigest(JSON.parse(JSON.stringify(content)) as typeof content)).toBe(contentDigest(content));
    const later = monthContent(definitions, [...CELLS, cell('closed', 'count', 1, { state: 'solved' })]);
    expect(contentDigest(later)).not.toBe(contentDigest(content));
  });

  it('is compared figure by figure: what moved, what came, what went', () => {
    const later = monthContent(definitions, [
      ...CELLS.filter(({ unitId }) => unitId !== 'maritime'),
      cell('closed', 'count', 1, { state: 'solved' }),
      cell('contact', 'started', 1, { unitId: 'port', state: 'single' }),
    ]);
    const differences = differencesOf(content, later);
    expect(differences[0]).toEqual({
      unit_id: null,
      code: 'closed',
      before: { numerator: 2, denominator: null, open: 0 },
      after: { numerator: 3, denominator: null, open: 0 },
    });
    expect(differences).toContainEqual({
      unit_id: 'port',
      code: 'K1',
      before: null,
      after: { numerator: 0, denominator: 0, open: 1 },
    });
    expect(differences).toContainEqual({
      unit_id: 'maritime',
      code: 'K1',
      before: { numerator: 3, denominator: 3, open: 1 },
      after: null,
    });
    expect(differences.some(({ unit_id }) => unit_id === 'customs')).toBe(false);
    expect(differencesOf(content, content)).toEqual([]);
  });
});
