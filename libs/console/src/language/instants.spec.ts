import { spanText, urgencyOf } from './instants.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('spans', () => {
  it.each([
    [30_000, '不到 1 分钟', 'under 1 min'],
    [5 * MINUTE, '5 分钟', '5 min'],
    [HOUR, '1 小时', '1 h'],
    [3 * HOUR + 20 * MINUTE, '3 小时 20 分钟', '3 h 20 min'],
    [24 * HOUR, '1 天', '1 d'],
    [53 * HOUR + 59 * MINUTE, '2 天 5 小时', '2 d 5 h'],
  ])('%d ms', (milliseconds, zh, en) => {
    expect([spanText(milliseconds, 'zh'), spanText(milliseconds, 'en')]).toEqual([zh, en]);
  });
});

describe('urgency', () => {
  const now = Date.parse('2026-11-28T12:00:00Z');
  it.each([
    ['2026-11-28T11:59:59Z', 'late'],
    ['2026-11-28T17:59:59Z', 'soon'],
    ['2026-11-28T18:00:00Z', 'ahead'],
  ])('%s is %s', (dueAt, urgency) => expect(urgencyOf(dueAt, now)).toBe(urgency));
});
