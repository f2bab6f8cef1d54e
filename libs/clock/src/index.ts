export { Calendar } from './calendar.js';
export {
  type CalendarDefinition,
  type MakeUpDay,
  type Shift,
  WEEKDAYS,
  type Weekday,
} from './calendar-definition.js';
export { due, elapsed, used } from './clock.js';
export { ClockError, type ClockErrorCode } from './clock-error.js';
export { daysBetween, localDate, plusDays, startOfLocalDate } from './local-date.js';
export { isoInstant } from './iso-instant.js';
export { DAY_MS, type Instant, MINUTE_MS } from './instant.js';
export type { Pause } from './pause.js';
export { type Schedule, schedule, WARN_SHARE } from './schedule.js';
export { type ClockMode, type Deadline, type Target, targetDuration } from './target.js';
