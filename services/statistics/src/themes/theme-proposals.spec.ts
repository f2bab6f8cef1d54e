import { type CategoryMonth, proposeThemes, scoreCategories } from './theme-proposals.js';

const category = (name: string, more: Partial<CategoryMonth> = {}): CategoryMonth => ({
  category: name,
  raised: 5,
  threeBefore: 15,
  enterprises: 3,
  units: 2,
  repeats: 1,
  callbacks: 4,
  unsolved: 1,
  medianAgeDays: 5,
  atHand: 5,
  outside: 0,
  ...more,
});
const named = (...of: CategoryMonth[]) => proposeThemes(of).map((each) => each.category);

describe('the theme of the month', () => {
  it('is what is large, grows, troubles many, comes back and stays unsolved', () => {
    const worst = category('yard', {
      raised: 12,
      enterprises: 8,
      repeats: 6,
      unsolved: 3,
      medianAgeDays: 40,
    });
    expect(named(category('gate'), worst, category('customs', { medianAgeDays: 9 }))).toEqual([
      'yard',
      'customs',
      'gate',
    ]);
    expect(proposeThemes([category('gate'), worst])[0]!.score).toBeGreaterThan(0);
  });

  it('is common, and can be solved here', () => {
    expect(
      named(
        category('rare', { raised: 2, medianAgeDays: 300 }),
        category('of-one', { enterprises: 1, raised: 30 }),
        category('outside', { atHand: 6, outside: 3, raised: 30 }),
        category('gate'),
      ),
    ).toEqual(['gate']);
  });

  it('are scored whether they are proposed or not, all by the same measure', () => {
    const all = [category('rare', { raised: 2 }), category('gate'), category('yard', { raised: 9 })];
    const scores = new Map(scoreCategories(all).map((each) => [each.category, each.score]));
    expect([...scores.keys()]).toEqual(['rare', 'gate', 'yard']);
    for (const proposed of proposeThemes(all)) expect(scores.get(proposed.category)).toBe(proposed.score);
    expect(scores.get('rare')).toBeLessThan(scores.get('gate')!);
  });

  it('are three at most, in an order of their own when all are alike', () => {
    expect(named(...['d', 'c', 'b', 'a'].map((name) => category(name)))).toEqual(['a', 'b', 'c']);
    expect(named()).toEqual([]);
  });

  it('takes what nobody knows for neither good nor bad', () => {
    const unknown = category('unknown', { callbacks: 0, unsolved: 0, medianAgeDays: null });
    const scored = proposeThemes([unknown, category('gate'), category('yard')]);
    expect(scored.map(({ score }) => score)).toEqual([0, 0, 0]);
  });
});
