import { type Calendar, due, type Instant, startOfLocalDate } from '@muster/clock';
import { isAwaited } from './milestone.js';
import type { ProcessPlan } from './process-template.js';
import { milestonesOf, type ProjectProcess, type WageCheck } from './project-process.js';

/** The calendars that a process's deadlines run by. */
export interface ProcessCalendars {
  readonly defaultCalendar: Calendar;
  calendarOf(unitId: string): Calendar;
}

/** The wage check that is due next. Its instant is fixed when the one before is settled, like every clock's (lifecycle B2.6). */
export interface NextWageCheck {
  /** `YYYY-MM`. */
  readonly month: string;
  readonly dueAt: Instant;
}

/** A deadline of a process that is still running. */
export type ProcessDeadline =
  | { readonly what: 'segment'; readonly segment: string; readonly dueAt: Instant }
  | ({ readonly what: 'wage_check' } & NextWageCheck)
  | { readonly what: 'milestone'; readonly milestone: string; readonly dueAt: Instant };

/** What is due when, earliest first: decisions on segments, the next month's wage check, and the ends of planned days. None after the end. */
export function processDeadlines(process: ProjectProcess): ProcessDeadline[] {
  if (process.closedAt !== null) return [];
  const deadlines: ProcessDeadline[] = [];
  for (const [segment, submissions] of Object.entries(process.segments)) {
    for (const { decidedAt, breachedAt, dueAt } of submissions) {
      if (decidedAt === null && breachedAt === null) deadlines.push({ what: 'segment', segment, dueAt });
    }
  }
  if (process.nextWageCheck) deadlines.push({ what: 'wage_check', ...process.nextWageCheck });
  for (const one of milestonesOf(process)) {
    const { code: milestone, dueAt, overdueAt } = one;
    if (isAwaited(one) && overdueAt === null) deadlines.push({ what: 'milestone', milestone, dueAt });
  }
  return deadlines.sort((a, b) => a.dueAt - b.dueAt);
}

/**
 * The check of the earliest month from `from` on that is not settled yet, due so many working days after the month's end; null when the
 * plan watches no wages.
 */
export function nextWageCheck(
  { wageWatch }: Pick<ProcessPlan, 'wageWatch'>,
  from: string,
  settled: readonly Pick<WageCheck, 'month'>[],
  calendars: ProcessCalendars,
): NextWageCheck | null {
  if (!wageWatch) return null;
  const months = new Set(settled.map(({ month }) => month));
  let month = from;
  while (months.has(month)) month = monthAfter(month);
  const calendar = calendars.calendarOf(wageWatch.unitId);
  const end = startOfLocalDate(calendar.timeZone, `${monthAfter(month)}-01`);
  const dueAt = due(end, { working_days: wageWatch.graceWorkingDays }, 'working_time', calendar);
  return { month, dueAt };
}

/** `2026-12` → `2027-01`. */
export function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
