import { allianceRates, flows, onAccount, unitRates } from './figures.js';
import type { Story } from './story.js';
import { tallyOf } from './tally.js';

const tally = (course: string) => {
  const story: Story = {
    name: 'told',
    zh: '',
    en: '',
    scenes: [],
    course,
    end: { state: '', round: 1, level: 1 },
  };
  return tallyOf({ story, firstDay: '2026-10-12', number: 1 })!;
};

const REDONE = `
  d0 09:00 raised dispatched offered:tax/lead
  d0 09:20 signed:tax=satisfied started
  d0 10:00 reported_in:tax=satisfied
  d1 10:00 hung
  d2 10:00 resumed escalated:1>3
  d3 10:00 submitted:tax=satisfied accepted:tax=satisfied resolved=satisfied
  d3 11:00 callback:no/dissatisfied reopened/not_solved reopened:tax`;

describe('a whistle in the tally', () => {
  it('counts with all that it went through', () => {
    const redone = [tally(REDONE)];
    expect(allianceRates(redone, '2026-10')).toMatchObject({
      K2: { numerator: 0, denominator: 1 },
      K7: { numerator: 1, denominator: 1 },
      K11: { numerator: 1, denominator: 1 },
    });
    expect(flows(redone, '2026-10')).toMatchObject({ dispatched: 1, reopened: 1 });
  });

  it('counts as raised alone when it is merged after a redo (kpis B7, set E)', () => {
    const merged = [tally(`${REDONE}\n  d4 09:00 cancelled:tax merged`)];
    expect(flows(merged, '2026-10')).toEqual({ raised: 1, dispatched: 0, closed: 0, reopened: 0 });
    const { K17q, ...rates } = allianceRates(merged, '2026-10');
    expect(K17q).toEqual({ numerator: 1, denominator: 1 });
    for (const each of [rates, unitRates(merged, '2026-10', 'tax')])
      expect(Object.values(each).filter(({ denominator }) => denominator > 0)).toEqual([]);
    expect(onAccount(merged, '2026-10')).toMatchObject({ added: 0, cleared: 0 });
  });
});
