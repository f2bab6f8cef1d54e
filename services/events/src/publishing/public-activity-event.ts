import type { EventDataByName } from '@muster/contracts';
import type { ActivityEvent } from '../domain/activity.js';
import { publicHours } from './public-attendance.js';

/** What leaves the service about an activity: neither title nor place. */
export function publicActivityEvent(
  event: ActivityEvent,
  common: { activity_id: string; version: number; occurred_at: string },
): EventDataByName[ActivityEvent['type']] {
  if (event.type === 'activity.attendance_recorded') {
    return { ...common, attendance: event.attendance.map(publicHours) };
  }
  return {
    ...common,
    kind: event.kind,
    starts_at: event.startsAt,
    host_unit_ids: [...event.hostUnitIds],
    ...(event.platformCode === null ? {} : { platform_code: event.platformCode }),
    ...(event.mechanismCode === null ? {} : { mechanism_code: event.mechanismCode }),
  };
}
