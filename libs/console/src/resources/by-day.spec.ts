import { byDay } from './by-day.js';
import { spanText } from './span-text.js';
import { usesText } from './uses-text.js';

/** As the reader's own clock shows it. */
const local = (text: string) => new Date(text).toISOString();

it('puts bookings under the days on which they begin, in their order', () => {
  const [first, second, third] = ['2026-12-08T09:00', '2026-12-08T23:30', '2026-12-09T00:00'].map((at) => ({
    starts_at: local(at),
  }));
  expect(byDay([first!, second!, third!])).toEqual([
    { day: '2026-12-08', bookings: [first, second] },
    { day: '2026-12-09', bookings: [third] },
  ]);
  expect(byDay([])).toEqual([]);
});

it('says the day of a span once when it is one', () => {
  expect(spanText(local('2026-12-08T09:00'), local('2026-12-08T17:30'))).toBe('2026-12-08 09:00–17:30');
  expect(spanText(local('2026-12-08T09:00'), local('2026-12-09T00:00'))).toBe(
    '2026-12-08 09:00 – 2026-12-09 00:00',
  );
});

it('says what was used, one or several', () => {
  expect(usesText({ bookings_used: 2, persons: 1 })).toEqual({
    zh: '2 次预订，1 人次',
    en: '2 bookings, 1 person',
  });
});
