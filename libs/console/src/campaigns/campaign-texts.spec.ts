import { changeText, daysText, outputsText } from './campaign-texts.js';

describe('what is said of special actions and series', () => {
  it('names the outputs that are missing, and says nothing where none is expected', () => {
    const output = (name: string, missing: number, expected = 1) => ({
      ...{ output: name, expected, count: expected - missing, missing },
    });
    const outputs = [
      output('problems_solved', 2, 3),
      output('relations_straightened', 0),
      output('reports', 1),
    ];
    expect(outputsText(outputs as never)).toEqual({
      zh: '尚缺 解决难题 2、调查报告 1',
      en: 'missing: problems solved 2, survey reports 1',
    });
    expect(outputsText([output('reports', 0)] as never)?.zh).toBe('已达到');
    expect(outputsText([output('reports', 0, 0)] as never)).toBeNull();
  });

  it('says by how much an indicator has changed, in percent where there was something before', () => {
    expect(changeText({ change: -25.5, change_percent: -60, verdict: 'better' })?.zh).toBe(
      '-25.5 (-60%) 好转',
    );
    expect(changeText({ change: 3, change_percent: null, verdict: 'worse' })?.en).toBe('+3 worse');
    expect(changeText({ change: null, change_percent: null, verdict: null })).toBeNull();
  });

  it('says from when to when, or from when on', () => {
    expect(daysText({ starts_on: '2026-12-01', ends_on: null }).zh).toBe('2026-12-01 起');
    expect(daysText({ starts_on: '2026-12-01', ends_on: '2026-12-31' }).en).toBe('2026-12-01 – 2026-12-31');
  });
});
