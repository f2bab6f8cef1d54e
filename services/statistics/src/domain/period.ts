/** The month of an instant (epoch milliseconds), `YYYY-MM`, in one time zone. */
export type PeriodOf = (instant: number) => string;

/** Time zone of an alliance whose directory has not been seen. */
export const DEFAULT_TIME_ZONE = 'Asia/Shanghai';

const QUARTER_HOUR_MS = 900_000;
const MOST_KNOWN = 20_000;
const functions = new Map<string, PeriodOf>();

/**
 * The month function of a time zone. Offsets are whole quarters of an hour everywhere, so the calendar is asked once per
 * quarter of an hour and not once per event.
 *
 * @throws RangeError for a name that is no IANA time zone.
 */
export function periodsIn(timeZone: string): PeriodOf {
  let periodOf = functions.get(timeZone);
  if (!periodOf) {
    periodOf = createPeriodOf(timeZone);
    functions.set(timeZone, periodOf);
  }
  return periodOf;
}

function createPeriodOf(timeZone: string): PeriodOf {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    calendar: 'iso8601',
  });
  const known = new Map<number, string>();
  return (instant) => {
    const quarter = Math.floor(instant / QUARTER_HOUR_MS);
    let period = known.get(quarter);
    if (period === undefined) {
      const parts = Object.fromEntries(
        format.formatToParts(quarter * QUARTER_HOUR_MS).map(({ type, value }) => [type, value]),
      );
      period = `${parts.year!.padStart(4, '0')}-${parts.month!}`;
      if (known.size >= MOST_KNOWN) known.clear();
      known.set(quarter, period);
    }
    return period;
  };
}

/** True for an IANA time zone that this machine knows. */
export function isTimeZone(name: string): boolean {
  try {
    periodsIn(name);
    return true;
  } catch {
    return false;
  }
}
