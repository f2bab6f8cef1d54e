import { IsOptional } from 'class-validator';
import { IsDay, IsInstant, type Problem, validated } from './index.js';

class Asked {
  @IsOptional()
  @IsInstant()
  at?: unknown;

  @IsOptional()
  @IsInstant({ orDay: true })
  from?: unknown;

  @IsOptional()
  @IsDay()
  on?: unknown;
}

const INSTANTS = [
  '2026-12-01T09:00:00+08:00',
  '2026-12-01T09:00Z',
  '2026-12-01T09:00:00.123456789-03:30',
  '2028-02-29T23:59:59.999Z',
  '2026-12-01T00:00:00+15:59',
  '2026-12-01T00:00:00-15:59',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
];
const NO_INSTANTS = [
  '2026-12-01T09:00:00',
  '2026-12',
  '20261201',
  '2026-W49-2',
  '2026-335',
  '2026-12-01T09Z',
  '2026-12-01T0900Z',
  '2026-12-01 09:00:00Z',
  '2026-12-01T09:00:00+0800',
  '2026-12-01T09:00:00,5Z',
  '2026-12-01T24:00:00Z',
  '2026-12-01T23:59:60Z',
  '2026-12-01T23:00:00+16:00',
  '2026-12-01T23:00:00+08:60',
  '2026-02-29T00:00:00Z',
  '2026-04-31T00:00:00Z',
  '2026-00-10T00:00:00Z',
  '0000-12-31T23:00:00-12:00',
  '0001-01-01T00:00:00+08:00',
  '9999-12-31T23:59:59-12:00',
  '+012026-12-01T09:00:00Z',
  '2026-12-01T09:00:00Z\n',
  '2026-12-01T09:00:00\0Z',
  '',
  1_796_000_000_000,
  ['2026-12-01T09:00:00Z'],
];
const DAYS = ['2026-12-31', '2028-02-29', '0001-01-01', '9999-12-30'];
const NO_DAYS = ['2026-02-30', '2026-13-01', '0000-01-01', '2026-12-31T', '2026-1-1', '', 20261231];

/** What is said of a field, in English; undefined when it is accepted. */
function fault(field: keyof Asked, value: unknown): string | undefined {
  try {
    validated(Asked, { [field]: value });
    return undefined;
  } catch (problem) {
    const [error] = (problem as Problem).options.errors!;
    expect(error).toMatchObject({ pointer: `/${field}`, code: 'wrong_format' });
    return (error!.message as { en: string }).en;
  }
}

it.each(INSTANTS)('%j is an instant', (text) => {
  expect(Number.isNaN(Date.parse(text))).toBe(false);
  for (const field of ['at', 'from'] as const) expect(fault(field, text)).toBeUndefined();
});

it.each(NO_INSTANTS)('%j is none', (text) => {
  expect(fault('at', text)).toBe('must be an instant with an offset, e.g. 2026-12-01T09:00:00+08:00');
  expect(fault('from', text)).toMatch(/, or a day, e\.g\. 2026-12-01$/);
});

it.each(DAYS)('%j is a day', (text) => {
  for (const field of ['on', 'from'] as const) expect(fault(field, text)).toBeUndefined();
  expect(fault('at', text)).toBeDefined();
});

it.each(NO_DAYS)('%j is none', (text) => {
  expect(fault('on', text)).toBe('must be a day, e.g. 2026-12-01');
  expect(fault('from', text)).toBeDefined();
});

it('has no day after the last of four digits, but instants', () => {
  expect(fault('on', '9999-12-31')).toBeDefined();
  expect(fault('from', '9999-12-31')).toBeUndefined();
});

it('puts back the plus sign of a query that nobody encoded, and leaves a body alone', () => {
  const asked = { at: '2026-12-01T09:00:00 08:00', from: '2026-12-01T09:00 08:00' };
  expect(validated(Asked, asked, 'query')).toEqual({
    at: '2026-12-01T09:00:00+08:00',
    from: '2026-12-01T09:00+08:00',
  });
  expect(fault('at', asked.at)).toBeDefined();
});
