import type { EventDataByName } from '@muster/contracts';
import type { ActivityEvent } from '../domain/activity.js';
import { publicHours } from './public-attendance.js';

/** What leaves the service about an activity: no title, no place, no reason. */
export function publicActivityEvent(
  event: ActivityEvent,
  common: { activity_id: string; version: number; occurred_at: string },
): EventDataByName[ActivityEvent['type']] {
  switch (event.type) {
    case 'activity.planned':
      return {
        ...common,
        kind: event.kind,
        starts_at: event.startsAt,
        host_unit_ids: [...event.hostUnitIds],
        ...(event.platformCode === null ? {} : { platform_code: event.platformCode }),
        ...(event.mechanismCode === null ? {} : { mechanism_code: event.mechanismCode }),
      };
    case 'activity.rescheduled':
      return { ...common, starts_at: event.startsAt };
    case 'activity.called_off':
      return common;
    case 'activity.attendance_recorded':
      return { ...common, attendance: event.attendance.map(publicHours) };
  }
}
