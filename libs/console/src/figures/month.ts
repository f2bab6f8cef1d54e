import type { Language } from '../language/language.ts';

const MONTH = /^(19|2\d)\d{2}-(0[1-9]|1[0-2])$/;
const MONTHS = 12;

/** A month as the API names it, `YYYY-MM`; undefined for anything else, so that a mistyped address shows the present month. */
export function monthOf(text: string | null): string | undefined {
  return text !== null && MONTH.test(text) ? text : undefined;
}

/** The month so many months later; earlier when `months` is negative. */
export function monthAfter(month: string, months: number): string {
  const [year, ofYear] = month.split('-').map(Number) as [number, number];
  const count = year * MONTHS + (ofYear - 1) + months;
  return `${Math.floor(count / MONTHS)}-${String((count % MONTHS) + 1).padStart(2, '0')}`;
}

/** The month that an instant is in, in a time zone; the reader's own one when this browser does not know that zone. */
export function monthAt(instant: number, timeZone: string): string {
  const parts = new Map(
    formatIn(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  return `${parts.get('year')!}-${parts.get('month')!}`;
}

/** `2026 年 9 月`, `September 2026`. */
export function monthText(month: string, language: Language): string {
  const [year, ofYear] = month.split('-').map(Number) as [number, number];
  if (language === 'zh') return `${year} 年 ${ofYear} 月`;
  return new Intl.DateTimeFormat('en-GB', { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(year, ofYear - 1),
  );
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const parts = { year: 'numeric', month: '2-digit' } as const;
  try {
    return new Intl.DateTimeFormat('en-GB', { ...parts, timeZone });
  } catch {
    return new Intl.DateTimeFormat('en-GB', parts);
  }
}
