import { type Instant, localDate, startOfLocalDate } from '@muster/clock';

/** Calendar periods; weeks are those of ISO 8601, from Monday on. */
export const PERS = ['week', 'month', 'quarter', 'half_year', 'year'] as const;
export type Per = (typeof PERS)[number];

const MONTHS = { month: 1, quarter: 3, half_year: 6, year: 12 } as const;

/** False for a kind of period that a later directory knows. */
export const isPer = (per: string): per is Per => (PERS as readonly string[]).includes(per);

/** One calendar period in the alliance's time zone. */
export interface Period {
  /** `2026-W49`, `2026-11`, `2026-Q4`, `2026-H2` or `2026`. */
  readonly code: string;
  readonly startsAt: Instant;
  /** Where the next one begins. */
  readonly endsAt: Instant;
}

/** The period of a kind in which an instant lies. @param timeZone IANA name. */
export function periodAt(per: Per, timeZone: string, at: Instant): Period {
  const first = firstDay(per, localDate(timeZone, at));
  const begin = (date: Temporal.PlainDate) => startOfLocalDate(timeZone, date.toString());
  return { code: codeOf(per, first), startsAt: begin(first), endsAt: begin(next(per, first)) };
}

/** The last day of the period in which a day lies. @param day `YYYY-MM-DD`, as the answer. */
export function lastDayOfPeriod(per: Per, day: string): string {
  return next(per, firstDay(per, day)).subtract({ days: 1 }).toString();
}

/** @param day `YYYY-MM-DD`, as the answer. @param days may be negative. */
export function daysLater(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

function firstDay(per: Per, day: string): Temporal.PlainDate {
  const date = Temporal.PlainDate.from(day);
  if (per === 'week') return date.subtract({ days: date.dayOfWeek - 1 });
  const months = MONTHS[per];
  return date.with({ day: 1, month: Math.floor((date.month - 1) / months) * months + 1 });
}

function next(per: Per, first: Temporal.PlainDate): Temporal.PlainDate {
  return first.add(per === 'week' ? { weeks: 1 } : { months: MONTHS[per] });
}

function codeOf(per: Per, first: Temporal.PlainDate): string {
  const { year, month } = first;
  const two = (number: number) => String(number).padStart(2, '0');
  switch (per) {
    case 'week':
      return `${first.yearOfWeek}-W${two(first.weekOfYear!)}`;
    case 'month':
      return `${year}-${two(month)}`;
    case 'quarter':
      return `${year}-Q${Math.ceil(month / MONTHS.quarter)}`;
    case 'half_year':
      return `${year}-H${Math.ceil(month / MONTHS.half_year)}`;
    case 'year':
      return `${year}`;
  }
}
