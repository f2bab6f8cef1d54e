import type { EventDataByName } from '@muster/contracts';
import type { ActivityEvent } from '../domain/activity.js';
import { NO_PURPOSE, type Purpose } from '../domain/activity-purpose.js';
import type { Outcome } from '../domain/outcome.js';
import type { SignUpAsked } from '../domain/sign-up.js';
import { publicAttendance, publicHours } from './public-attendance.js';
import { publicBooker } from './public-booker.js';
import { publicCodes, publicCodesAnew } from './public-model-codes.js';

/** What leaves the service about an activity: no title, no place, no reason, no note, no value (ADR-0236). */
export function publicActivityEvent(
  event: ActivityEvent,
  common: { activity_id: string; version: number; occurred_at: string },
): EventDataByName[ActivityEvent['type']] {
  switch (event.type) {
    case 'activity.planned': {
      const { ticket_ids, ...purpose } = publicPurpose(event.purpose);
      return {
        ...common,
        kind: event.kind,
        starts_at: event.startsAt,
        host_unit_ids: [...event.hostUnitIds],
        ...publicCodes(event),
        ...purpose,
        ...(ticket_ids.length === 0 ? {} : { ticket_ids }),
        ...(event.signUpAsked ? publicSignUpAsked(event.signUpAsked) : {}),
      };
    }
    case 'activity.rescheduled':
      return { ...common, starts_at: event.startsAt, ...publicConcerned(event) };
    case 'activity.called_off':
      return {
        ...common,
        ...(event.startsAt === undefined ? {} : { starts_at: event.startsAt }),
        ...publicConcerned(event),
      };
    case 'activity.purpose_set':
      return {
        ...common,
        ...publicPurpose(event.purpose),
        ...(event.codes ? publicCodesAnew(event.codes) : {}),
      };
    case 'activity.sign_up_asked':
      return { ...common, ...publicSignUpAsked(event.signUpAsked) };
    case 'activity.signed_up':
      return { ...common, ...publicAttendance(event.signUp) };
    case 'activity.sign_up_withdrawn':
      return { ...common, ...publicBooker(event.organisation) };
    case 'activity.attendance_recorded':
      return { ...common, attendance: event.attendance.map(publicHours) };
    case 'activity.outcome_recorded':
      return { ...common, ...publicOutcome(event.outcome) };
    case 'activity.outcome_withdrawn':
      return { ...common, outcome_id: event.outcomeId };
  }
}

// What was planned before ADR-0236 says nothing of it, in the log either.
function publicPurpose({ projectId, pairing, themeCode, ticketIds, campaign }: Purpose = NO_PURPOSE) {
  return {
    ...(projectId === null ? {} : { project_id: projectId }),
    ...(pairing === null ? {} : { pairing }),
    ...(themeCode === null ? {} : { theme_code: themeCode }),
    ticket_ids: [...ticketIds],
    ...(campaign ? { campaign_id: campaign.id, campaign_number: campaign.number } : {}),
  };
}

type Concerning = Extract<ActivityEvent, { readonly type: 'activity.rescheduled' | 'activity.called_off' }>;

// So that whoever tells them need not keep who has signed up.
function publicConcerned({ kind, signUps }: Concerning) {
  if (kind === undefined || signUps === undefined) return {};
  const of = (wanted: string) => signUps.filter((entry) => entry.kind === wanted).map(({ id }) => id);
  return {
    kind,
    unit_ids: of('unit'),
    enterprise_ids: of('enterprise'),
    party_organisation_ids: of('party_organisation'),
  };
}

function publicSignUpAsked({ until, places }: SignUpAsked) {
  return { sign_up_until: until, ...(places === null ? {} : { places }) };
}

function publicOutcome({ id, kind, count, ticketIds, match }: Outcome) {
  return {
    ...{ outcome_id: id, kind, count, ticket_ids: [...ticketIds] },
    ...(match
      ? {
          supplier_enterprise_id: match.supplierEnterpriseId,
          buyer_enterprise_id: match.buyerEnterpriseId,
        }
      : {}),
  };
}
