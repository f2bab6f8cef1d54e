import { monthSpan } from './month-span.js';

it.each([
  ['2026-12', '2026-12-01T00:00:00.000+08:00', '2027-01-01T00:00:00.000+08:00'],
  ['9999-12', '9999-12-01T00:00:00.000+08:00', '+010000-01-01T00:00:00.000+08:00'],
])('%s goes up to the first of the next month', (period, start, end) => {
  expect(monthSpan(period, 'Asia/Shanghai')).toEqual({ start: Date.parse(start), end: Date.parse(end) });
});
