import { periodText } from './period-text.js';

it.each([
  ['2026-Q4', '2026年第四季度', 'Q4 2026'],
  ['2026-H1', '2026年上半年', 'H1 2026'],
  ['2026-H2', '2026年下半年', 'H2 2026'],
  ['2026-03', '2026年3月', '2026-03'],
  ['2027-W01', '2027年第1周', 'week 1, 2027'],
  ['2026', '2026年', '2026'],
  ['some other time', 'some other time', 'some other time'],
])('%s', (period, zh, en) => {
  expect(periodText(period)).toEqual({ zh, en });
});
