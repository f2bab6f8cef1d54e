import { aheadText, ofFirstPlan, speedText } from './milestones.ts';

describe('milestones in words', () => {
  it('are early, late or on their day', () => {
    expect(aheadText(3)).toEqual({ zh: '提前 3 天', en: '3 days early' });
    expect(aheadText(-1)).toEqual({ zh: '滞后 1 天', en: '1 day late' });
    expect(aheadText(0).en).toBe('on its day');
  });

  it('are summed up in a line, and in none when there are none', () => {
    const speed = { planned: 2, late: 1, reached: 2, days_ahead_of_first: -4, days_first_to_last: 96 };
    expect(speedText({ milestones: [], speed })).toEqual([]);
    const some = [{}] as unknown as Parameters<typeof speedText>[0]['milestones'];
    const line = (more: object) => speedText({ milestones: some, speed: { ...speed, ...more } });
    expect(line({}).map(({ zh }) => zh)).toEqual([
      ...['已达到 2', '逾期 1', '计划中 2', '比最初计划共滞后 4 天', '首末节点相距 96 天'],
    ]);
    expect(line({ reached: 0, days_first_to_last: null })).toHaveLength(3);
    expect([ofFirstPlan(0).en, ofFirstPlan(5).en]).toEqual([
      'as planned first',
      '5 days gained against the first plan',
    ]);
  });
});
