import { monthsAround, themeEffect } from './theme-effect.js';

/** Twelve a month before, twenty in the theme's, then three, five, one. */
const raised: Readonly<Record<string, number>> = {
  '2026-08': 12,
  '2026-09': 11,
  '2026-10': 13,
  '2026-11': 20,
  '2026-12': 3,
  '2027-01': 5,
  '2027-02': 1,
  '2027-03': 99,
};
const effect = (thisMonth: string, counts = raised) =>
  themeEffect('2026-11', thisMonth, (period) => counts[period] ?? 0);

describe('what came of a theme', () => {
  it('is seen in the three months after, against those before', () => {
    const { after, ...before } = effect('2027-05');
    expect(before).toEqual({ raised: 20, isOver: true, threeBefore: 36, fell: true });
    expect(after.map(({ period, raised: now, fell }) => [period, now, fell])).toEqual([
      ['2026-12', 3, true],
      ['2027-01', 5, false],
      ['2027-02', 1, true],
    ]);
    expect(after[0]!.change).toEqual({ now: 3, before: 20, difference: -17, ratio: -0.85, base: 'enough' });
  });

  it('is tested against the baseline, not against the month that stood out', () => {
    const chance = (first: number) => effect('2027-05', { ...raised, '2026-12': first }).after[0]!.chance!;
    expect(chance(3)).toBeLessThan(0.02);
    // Less than in the theme's month, but no less than before it.
    expect(effect('2027-05', { ...raised, '2026-12': 12 }).fell).toBe(true);
    expect(chance(12)).toBeGreaterThan(0.4);
  });

  it('says nothing of a month that runs, which always has fewer so far', () => {
    const { after, fell } = effect('2026-12');
    expect(after).toEqual([
      { period: '2026-12', raised: 3, isOver: false, change: null, chance: null, fell: null },
    ]);
    expect(fell).toBeNull();
    expect(effect('2026-11')).toMatchObject({ isOver: false, after: [], fell: null });
    expect(effect('2026-10')).toMatchObject({ raised: 20, isOver: false, after: [] });
    expect(effect('2027-01')).toMatchObject({ fell: true, after: [{ isOver: true }, { isOver: false }] });
  });

  it('is no fall where nothing was, nor where as many are', () => {
    const none = effect('2027-05', {});
    expect(none.fell).toBe(false);
    expect(none.after[0]).toMatchObject({ change: { ratio: null, base: 'none' }, chance: 1 });
    expect(effect('2027-05', { ...raised, '2026-12': 20 }).fell).toBe(false);
  });

  it('asks for seven months', () => {
    expect(monthsAround('2027-01')).toEqual([
      ...['2026-10', '2026-11', '2026-12'],
      '2027-01',
      ...['2027-02', '2027-03', '2027-04'],
    ]);
  });
});
