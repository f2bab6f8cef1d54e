import { WEEKDAYS, type Calendar } from '../directory.js';
import type { Entry, ExaminedDocument } from './examined-document.js';
import type { Finding } from './finding.js';

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const MINUTES_A_DAY = 24 * 60;

/** Shifts are ordered and apart, days are one thing only, and exactly one calendar is the default (lifecycle B5). */
export function calendarRules(document: ExaminedDocument): Finding[] {
  const calendars = document.entries('calendars');
  const [first, ...others] = calendars.filter(({ value }) => value.default);
  const findings: Finding[] = others.map(({ pointer }) => ({
    pointer: `${pointer}/default`,
    code: 'second_default_calendar',
    params: { id: first!.value.id },
  }));
  if (document.ids('calendars', 'default')?.has(true) === false) {
    findings.push({ pointer: '/calendars', code: 'no_default_calendar' });
  }
  return [...findings, ...calendars.flatMap((calendar) => [...shiftRules(calendar), ...dayRules(calendar)])];
}

function shiftRules({ value, pointer }: Entry<Calendar>): Finding[] {
  const findings: Finding[] = [];
  let minutes = 0;
  for (const day of WEEKDAYS) {
    let end = 0;
    value.weekly[day].forEach((shift, index) => {
      const place = `${pointer}/weekly/${day}/${index}`;
      const [from, to] = Array.isArray(shift) && shift.length === 2 ? shift.map(minuteOfDay) : [];
      if (from === undefined || to === undefined) findings.push({ pointer: place, code: 'shift' });
      else if (from >= to) findings.push({ pointer: place, code: 'ends_before_it_starts' });
      else if (from < end) findings.push({ pointer: place, code: 'shift_overlap' });
      minutes += (to ?? 0) - (from ?? 0);
      end = Math.max(end, to ?? 0);
    });
  }
  if (findings.length === 0 && minutes === 0)
    findings.push({ pointer: `${pointer}/weekly`, code: 'calendar_without_time' });
  return findings;
}

function dayRules({ value, pointer }: Entry<Calendar>): Finding[] {
  const findings: Finding[] = [];
  const holidays = new Set(value.holidays);
  for (const list of ['holidays', 'make_up_days'] as const) {
    const seen = new Set<string>();
    value[list].forEach((day, index) => {
      const place = `${pointer}/${list}/${index}`;
      if (seen.has(day)) findings.push({ pointer: place, code: 'listed_twice', params: { id: day } });
      seen.add(day);
      if (list !== 'make_up_days') return;
      if (holidays.has(day))
        findings.push({ pointer: place, code: 'holiday_and_make_up_day', params: { day } });
      else if (value.weekly[weekday(day)].length > 0) {
        findings.push({ pointer: place, code: 'make_up_day_is_working_day', params: { day }, warning: true });
      }
    });
  }
  return findings;
}

/** Minutes from midnight of `HH:MM`, `24:00` included; undefined for anything else. */
function minuteOfDay(time: unknown): number | undefined {
  if (time === '24:00') return MINUTES_A_DAY;
  if (typeof time !== 'string' || !TIME.test(time)) return undefined;
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function weekday(day: string): (typeof WEEKDAYS)[number] {
  return WEEKDAYS[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7]!;
}
