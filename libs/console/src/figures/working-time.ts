import type { Language } from '../language/language.ts';
import { NOTHING } from './rate.js';

const HOUR = 60;

/** Working minutes as hours and minutes, never as days: a working day is not as long everywhere. A dash when there are none. */
export function workingTimeText(minutes: number | null, language: Language): string {
  if (minutes === null) return NOTHING;
  const whole = Math.round(minutes);
  if (whole === 0) return language === 'zh' ? '不到 1 分钟' : 'under 1 min';
  const [hours, rest] = [Math.floor(whole / HOUR), whole % HOUR];
  const [hour, minute] = language === 'zh' ? ['小时', '分钟'] : ['h', 'min'];
  return [...(hours > 0 ? [`${hours} ${hour}`] : []), ...(rest > 0 ? [`${rest} ${minute}`] : [])].join(' ');
}
