/** Calendar day of an instant in a time zone, `YYYY-MM-DD`. @param timeZone IANA name. */
export function localDay(instant: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return format.format(new Date(instant));
}
