import { changeText } from './change-text.js';

const change = (now: number, before: number) => ({
  now,
  before,
  difference: now - before,
  ratio: before === 0 ? null : (now - before) / before,
  base: before === 0 ? ('none' as const) : before < 10 ? ('small' as const) : ('enough' as const),
});

it('says a percentage where there is enough to compare with, the difference where there is little', () => {
  expect(changeText(change(12, 10), 'zh')).toBe('↑ 20.0%');
  expect(changeText(change(9, 12), 'en')).toBe('↓ 25.0%');
  expect(changeText(change(9, 3), 'zh')).toBe('+6，↑ 200.0%');
  expect(changeText(change(1, 4), 'en')).toBe('−3, ↓ 75.0%');
  expect(changeText(change(5, 0), 'zh')).toBe('+5（上年为 0）');
  expect(changeText(change(7, 7), 'en')).toBe('unchanged');
});
