import { Calendar } from '@muster/clock';

const OFFICE_HOURS = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
] as const;

const calendars = new Map<string, Calendar>();

/** Office hours without holidays, for an alliance that has not published a calendar yet: clocks must run from the first day. */
export function standardCalendar(timeZone: string): Calendar {
  let calendar = calendars.get(timeZone);
  if (!calendar) {
    const [mon, tue, wed, thu, fri] = Array<typeof OFFICE_HOURS>(5).fill(OFFICE_HOURS);
    calendar = new Calendar({
      id: 'standard',
      version: 1,
      time_zone: timeZone,
      weekly: { mon, tue, wed, thu, fri },
      holidays: [],
      make_up_days: [],
    });
    calendars.set(timeZone, calendar);
  }
  return calendar;
}
