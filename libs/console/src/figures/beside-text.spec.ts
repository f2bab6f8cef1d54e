import { besideText } from './beside-text.js';

describe('the numbers beside a rate', () => {
  it('are all there, nothing counted among them', () => {
    expect(besideText({ clocks: 3, breached: 0 }, 'zh')).toBe('计时 3 · 超时 0');
    expect(besideText({ clocks: 3, breached: 0 }, 'en')).toBe('clocks: 3 · late: 0');
  });

  it('leave out causes that nothing came of', () => {
    expect(besideText({ level_3: 0, by_lead: 0, by_timer: 1 }, 'en')).toBe(
      'raised to level 3: 0 · by the timer: 1',
    );
  });

  it('go by their names in the API when this release does not know them', () => {
    expect(besideText({ of_next_year: 1 }, 'zh')).toBe('of_next_year 1');
  });
});
