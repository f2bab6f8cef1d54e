import { choice, code, common, instant, ordinal, orNull, record, slug, uuid } from '../fields.js';
import { onTopic } from '../event-definition.js';

const event = onTopic('muster.notifications.v1');

/** What every event of a notification carries: whom it concerned and by which kind of channel, never an address. */
const ofNotification = {
  ...common,
  notification_id: uuid('通知编号（键）', 'Notification id, the key'),
  ticket_id: orNull(uuid('哨件编号', 'Ticket; null for notices about a channel')),
  round: orNull(ordinal('第几轮办理', 'Round of the ticket')),
  unit_id: orNull(slug('所涉单位', 'Unit that the notice is about')),
  recipient_kind: choice(
    ['alliance', 'unit', 'officer', 'enterprise'],
    '接收方类别：联盟、单位、人员、企业',
    'Kind of recipient',
  ),
  channel_kind: choice(
    ['email', 'webhook', 'wecom', 'dingtalk', 'feishu'],
    '渠道：邮件、Webhook、企业微信、钉钉、飞书',
    'Kind of channel',
  ),
  notice: choice(
    [
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
    ],
    '通知事项',
    'What the recipient was told',
  ),
};
const VERSIONS = ['1.0.0', '1.1.0', '1.2.0', '1.3.0', '1.4.0', '1.5.0', '1.6.0', '1.7.0', '1.8.0', '1.9.0'];
const attemptNo = ordinal('第几次尝试', 'Attempt, counted from 1');
const failureCode = code('失败代码', 'Why it did not arrive, a stable code');

export const notificationDelivered = event(
  'notification.delivered',
  { zh: '通知送达', en: 'Notification delivered' },
  record({ ...ofNotification, attempt_no: attemptNo }),
  VERSIONS,
);

export const notificationFailed = event(
  'notification.failed',
  { zh: '通知未送达，将重试', en: 'Notification not delivered, will be tried again' },
  record({
    ...ofNotification,
    attempt_no: attemptNo,
    failure_code: failureCode,
    next_attempt_at: instant('下次尝试时间', 'When it is tried again'),
  }),
  VERSIONS,
);

export const notificationGivenUp = event(
  'notification.given_up',
  { zh: '通知放弃投递', en: 'Notification given up' },
  record({ ...ofNotification, attempt_no: attemptNo, failure_code: failureCode }),
  VERSIONS,
);

export const notificationSuppressed = event(
  'notification.suppressed',
  { zh: '通知未发送', en: 'Notification suppressed' },
  record({
    ...ofNotification,
    cause: choice(
      ['superseded', 'channel_disabled', 'nobody_on_duty'],
      '未发送原因：已无必要、渠道停用、无人值班',
      'Why it was not sent',
    ),
  }),
  VERSIONS,
);
