import type { Language } from './language.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A span in its two largest units: `2 天 4 小时`, `2 d 4 h`; under a minute `不到 1 分钟`, `under 1 min`. `milliseconds` is not negative. */
export function spanText(milliseconds: number, language: Language): string {
  const days = Math.floor(milliseconds / DAY);
  const hours = Math.floor((milliseconds % DAY) / HOUR);
  const minutes = Math.floor((milliseconds % HOUR) / MINUTE);
  const names = language === 'zh' ? ['天', '小时', '分钟'] : ['d', 'h', 'min'];
  const parts = [days, hours, minutes]
    .map((count, index) => ({ count, text: `${count} ${names[index]!}` }))
    .slice(days > 0 ? 0 : 1, days > 0 ? 2 : 3)
    .filter(({ count }) => count > 0);
  if (parts.length === 0) return language === 'zh' ? '不到 1 分钟' : 'under 1 min';
  return parts.map(({ text }) => text).join(' ');
}

/** An instant of the API as the reader's own time: `2026-11-28 17:05`. */
export function instantText(instant: string): string {
  const date = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** How near a deadline is: `late` has passed, `soon` comes within a quarter of a day. */
export function urgencyOf(dueAt: string, now: number): 'late' | 'soon' | 'ahead' {
  const left = Date.parse(dueAt) - now;
  if (left < 0) return 'late';
  return left < DAY / 4 ? 'soon' : 'ahead';
}
