import type { ChannelKind, Digest, Language, NoticeKind, OwnerKind } from './vocabulary.js';

/** Minutes of the local day, `from` inclusive; a span over midnight has `from` later than `to`. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
  /** IANA name. */
  readonly timeZone: string;
}

/** Which notices a channel gets, and when. A channel may have several, e.g. breaches at once and the rest once a day. */
export interface Subscription {
  readonly events: readonly NoticeKind[];
  /** Officers only: while they are on duty for the unit that the notice is about. */
  readonly onDutyOnly: boolean;
  readonly quietHours: QuietHours | null;
  readonly digest: Digest;
}

/** A way to reach an alliance, a unit, an officer or an enterprise. Address and secrets are sealed. */
export interface Channel {
  readonly id: string;
  readonly tenantId: string;
  readonly ownerKind: OwnerKind;
  readonly ownerId: string;
  readonly kind: ChannelKind;
  readonly language: Language;
  readonly state: 'active' | 'disabled' | 'closed';
  /** Why it is disabled. */
  readonly disabledCode: string | null;
  readonly address: string;
  /** What may be shown of the address. */
  readonly maskedAddress: string;
  readonly secret: string | null;
  /** Signs beside the current secret until `previousSecretUntil`, so that receivers can change over. */
  readonly previousSecret: string | null;
  readonly previousSecretUntil: string | null;
  readonly subscriptions: readonly Subscription[];
}

const ACTIVITIES: NoticeKind[] = ['activity_moved', 'activity_called_off'];
const MOBILISATIONS: NoticeKind[] = ['mobilised', 'mobilisation_reminder', 'mobilisation_called_off'];

const forUnits: NoticeKind[] = [
  'offered',
  'sign_due',
  'due_soon',
  'breached',
  'climbed',
  'extended',
  'paused',
  'resumed',
  'urged',
  'supervised',
  'task_force',
  'follow_up',
  'follow_up_reopened',
  'follow_up_dropped',
  'follow_up_overdue',
  'solution_proposed',
  'solution_refused',
  'hung',
  'account_ended',
  'returned',
  'reopened',
  'cancelled',
  'meeting_called',
  'meeting_moved',
  'meeting_called_off',
  'decision_recorded',
  'decision_reopened',
  'decision_overdue',
  'cadence_due',
  'cadence_missed',
  'turn_assigned',
  'turn_begun',
  'phase_entered',
  'acceptance_asked',
  'acceptance_overdue',
  'coverage_due',
  'project_coverage_due',
  'milestone_overdue',
  ...ACTIVITIES,
  ...MOBILISATIONS,
  'resource_booked',
  'booking_cancelled',
];

/** What a new channel gets unless its owner says otherwise: duties go to those on duty, outcomes to whoever raised the whistle. */
export const DEFAULT_EVENTS: Readonly<Record<OwnerKind, readonly NoticeKind[]>> = {
  alliance: [
    'breached',
    'climbed',
    'supervised',
    'follow_up_overdue',
    'decision_overdue',
    'milestone_overdue',
    'cadence_due',
    'cadence_missed',
    'turn_begun',
    'acceptance_overdue',
    'coverage_due',
    'project_coverage_due',
    'channel_disabled',
  ],
  unit: [...forUnits, 'channel_disabled'],
  officer: forUnits,
  enterprise: [
    'progress',
    'paused',
    'extended',
    'hung',
    'account_ended',
    'resolved',
    'closed',
    'phase_entered',
    ...ACTIVITIES, // that it has signed up for
    ...MOBILISATIONS, // of its party organisation
    'booking_cancelled',
  ],
};

/** The subscription of a new channel. */
export function defaultSubscription(ownerKind: OwnerKind): Subscription {
  return {
    events: DEFAULT_EVENTS[ownerKind],
    onDutyOnly: ownerKind === 'officer',
    quietHours: null,
    digest: 'none',
  };
}
