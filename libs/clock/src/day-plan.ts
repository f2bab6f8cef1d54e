import { type CalendarDefinition, type Shift, WEEKDAYS } from './calendar-definition.js';
import { ClockError } from './clock-error.js';

/** Work of one day: minutes after local midnight; `to` may exceed 1440 when a shift ends on the next day. */
export interface DayShift {
  readonly from: number;
  readonly to: number;
}

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;
const MINUTES_PER_DAY = 1440;

/** The checked and parsed content of a calendar: which shifts a given local date works. */
export class DayPlan {
  private readonly weekly: readonly (readonly DayShift[])[];
  private readonly exceptions = new Map<string, readonly DayShift[]>();
  /** The first working day from Monday on: what a make-up day works, and how long a "working day" of a target is. */
  private readonly normal: readonly DayShift[];

  /** @throws ClockError `calendar_invalid` with the place of the first mistake, or `calendar_without_working_time`. */
  constructor(definition: CalendarDefinition) {
    this.weekly = WEEKDAYS.map((day) => parseShifts(definition.weekly[day] ?? [], `weekly.${day}`));
    const normal = this.weekly.find((shifts) => shifts.length > 0);
    if (!normal)
      throw new ClockError('calendar_without_working_time', `calendar "${definition.id}" has no shifts`);
    this.normal = normal;
    for (const date of definition.holidays) this.exceptions.set(checkDate(date, 'holidays'), []);
    for (const day of definition.make_up_days) {
      const date = checkDate(typeof day === 'string' ? day : day.date, 'make_up_days');
      this.exceptions.set(
        date,
        typeof day === 'string' ? normal : parseShifts(day.shifts, `make_up_days.${date}`),
      );
    }
  }

  /** Working minutes of a normal day, e.g. 480. */
  get standardMinutes(): number {
    return this.normal.reduce((sum, { from, to }) => sum + to - from, 0);
  }

  /** @param weekday 0 = Monday. */
  shiftsOn(date: string, weekday: number): readonly DayShift[] {
    return this.exceptions.get(date) ?? this.weekly[weekday]!;
  }
}

function parseShifts(shifts: readonly Shift[], place: string): DayShift[] {
  const parsed = shifts.map(([start, end], i) => {
    const from = parseTime(start, `${place}[${i}]`);
    const to = end === '24:00' ? MINUTES_PER_DAY : parseTime(end, `${place}[${i}]`);
    return { from, to: to > from ? to : to + MINUTES_PER_DAY };
  });
  parsed.sort((a, b) => a.from - b.from);
  for (let i = 1; i < parsed.length; i++) {
    if (parsed[i]!.from < parsed[i - 1]!.to)
      throw new ClockError('calendar_invalid', `${place}: shifts overlap`);
  }
  return parsed;
}

function parseTime(text: string, place: string): number {
  const match = TIME.exec(text);
  if (!match) throw new ClockError('calendar_invalid', `${place}: "${text}" is not a time HH:MM`);
  return Number(match[1]) * 60 + Number(match[2]);
}

function checkDate(date: string, place: string): string {
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date));
  if (valid && new Date(date).toISOString().startsWith(date)) return date;
  throw new ClockError('calendar_invalid', `${place}: "${date}" is not a date YYYY-MM-DD`);
}
