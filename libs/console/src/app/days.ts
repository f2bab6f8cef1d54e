import dayjs from 'dayjs';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The days that an address names, each whole, as the instants that the API takes: `from` begins its day, `to` is the end of its day. */
export function spanOf(search: URLSearchParams): { from?: string; to?: string } {
  const from = dayOf(search.get('from'));
  const to = dayOf(search.get('to'));
  return {
    ...(from ? { from: from.toISOString() } : {}),
    ...(to ? { to: to.add(1, 'day').toISOString() } : {}),
  };
}

/** A day that an address names; undefined when it is none. */
export function dayOf(text: string | null): dayjs.Dayjs | undefined {
  if (text === null || !DAY.test(text)) return undefined;
  const day = dayjs(text);
  return day.isValid() ? day : undefined;
}

/** The end of a day that the API names, as an instant; undefined when it is none. */
export function endOfDay(day: string): string | undefined {
  return dayOf(day)?.add(1, 'day').toISOString();
}
