import { isPer, lastDayOfPeriod, periodAt } from './period.js';

const at = (text: string) => Date.parse(text);
const iso = (instant: number) => new Date(instant).toISOString();

describe('a period', () => {
  it.each([
    ['week', '2026-12-31T15:59:59Z', '2026-W53', '2026-12-27T16:00:00.000Z', '2027-01-03T16:00:00.000Z'],
    ['week', '2027-01-03T16:00:00Z', '2027-W01', '2027-01-03T16:00:00.000Z', '2027-01-10T16:00:00.000Z'],
    ['month', '2026-11-30T15:59:59Z', '2026-11', '2026-10-31T16:00:00.000Z', '2026-11-30T16:00:00.000Z'],
    ['month', '2026-12-31T16:00:00Z', '2027-01', '2026-12-31T16:00:00.000Z', '2027-01-31T16:00:00.000Z'],
    ['quarter', '2026-11-29T00:00:00Z', '2026-Q4', '2026-09-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
    ['half_year', '2026-06-30T16:00:00Z', '2026-H2', '2026-06-30T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
    ['year', '2026-06-30T16:00:00Z', '2026', '2025-12-31T16:00:00.000Z', '2026-12-31T16:00:00.000Z'],
  ] as const)('per %s at %s is %s of the alliance’s own calendar', (per, instant, code, from, to) => {
    const { code: named, startsAt, endsAt } = periodAt(per, 'Asia/Shanghai', at(instant));
    expect([named, iso(startsAt), iso(endsAt)]).toEqual([code, from, to]);
  });

  it('begins at midnight where clocks are set, too', () => {
    const { startsAt, endsAt } = periodAt('quarter', 'Europe/Berlin', at('2026-02-01T00:00:00Z'));
    expect([iso(startsAt), iso(endsAt)]).toEqual(['2025-12-31T23:00:00.000Z', '2026-03-31T22:00:00.000Z']);
  });

  it.each([
    ['week', '2026-12-30', '2027-01-03'],
    ['month', '2028-02-01', '2028-02-29'],
    ['quarter', '2026-11-30', '2026-12-31'],
    ['half_year', '2026-06-30', '2026-06-30'],
    ['year', '2026-01-01', '2026-12-31'],
  ] as const)('the %s of %s ends on %s', (per, day, last) => expect(lastDayOfPeriod(per, day)).toBe(last));

  it('may be of a kind that a later directory knows', () => {
    expect([isPer('week'), isPer('decade')]).toEqual([true, false]);
  });
});
