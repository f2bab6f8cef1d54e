import { localDay } from './local-day.js';

it.each([
  ['2026-11-30T15:59:59.999Z', 'Asia/Shanghai', '2026-11-30'],
  ['2026-11-30T16:00:00.000Z', 'Asia/Shanghai', '2026-12-01'],
  ['2026-12-31T23:30:00.000Z', 'America/New_York', '2026-12-31'],
])('%s in %s is %s', (instant, zone, day) => {
  expect(localDay(instant, zone)).toBe(day);
});
