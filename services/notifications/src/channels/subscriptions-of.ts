import type { QuietHours, Subscription } from '../domain/channel.js';
import type { OwnerKind } from '../domain/vocabulary.js';
import { isTimeZone } from '../domain/zoned-time.js';
import type { SubscriptionRequest } from './channel.requests.js';
import { inputProblem } from './input-problem.js';

/** Rules as the domain knows them. @throws Problem 422 at their place. */
export function subscriptionsOf(
  requested: readonly SubscriptionRequest[],
  ownerKind: OwnerKind,
  allianceZone: string,
): Subscription[] {
  return requested.map((each, index) => {
    const place = `/subscriptions/${index}`;
    if (each.on_duty_only && ownerKind !== 'officer')
      throw inputProblem(`${place}/on_duty_only`, 'only_for_officers');
    return {
      events: each.events,
      onDutyOnly: each.on_duty_only,
      quietHours: quietHoursOf(each, place, allianceZone),
      digest: each.digest,
    };
  });
}

function quietHoursOf(
  { quiet_from, quiet_to, time_zone }: SubscriptionRequest,
  place: string,
  allianceZone: string,
): QuietHours | null {
  const timeZone = time_zone ?? allianceZone;
  if (!isTimeZone(timeZone)) throw inputProblem(`${place}/time_zone`, 'unknown_time_zone');
  if (quiet_from == null && quiet_to == null) return null;
  if (quiet_from == null || quiet_to == null || quiet_from === quiet_to)
    throw inputProblem(`${place}/quiet_from`, 'quiet_hours_incomplete');
  return { from: minuteOf(quiet_from), to: minuteOf(quiet_to), timeZone };
}

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
