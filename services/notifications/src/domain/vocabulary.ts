/** How somebody is reached. */
export const CHANNEL_KINDS = ['email', 'webhook', 'wecom', 'dingtalk', 'feishu'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Whose channel it is. */
export const OWNER_KINDS = ['alliance', 'unit', 'officer', 'enterprise'] as const;
export type OwnerKind = (typeof OWNER_KINDS)[number];

/** What somebody may be told. */
export const NOTICE_KINDS = [
  'dispatched',
  'offered',
  'sign_due',
  'due_soon',
  'breached',
  'climbed',
  'extended',
  'paused',
  'resumed',
  'progress',
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
  'resolved',
  'closed',
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
  'activity_moved',
  'activity_called_off',
  'mobilised',
  'mobilisation_reminder',
  'mobilisation_called_off',
  'resource_booked',
  'booking_cancelled',
  'channel_disabled',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** At once, or gathered into one message at the end of the hour or at eight in the morning. */
export const DIGESTS = ['none', 'hourly', 'daily'] as const;
export type Digest = (typeof DIGESTS)[number];

/** `pending` until it has arrived, was given up, or need not be sent. */
export const DELIVERY_STATES = ['pending', 'delivered', 'given_up', 'suppressed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export type SuppressionCause = 'superseded' | 'channel_disabled' | 'nobody_on_duty';
