import { choice, instant, ordinal, orNull, record, uuid } from '../fields.js';
import { onTopic } from '../event-definition.js';
import { clockOutcome, ofAssignment, submissionNo } from './ticket-fields.js';

const event = onTopic('muster.tickets.v1');
const resolveDueAt = orNull(instant('办结时限', 'Resolve by'));

export const assignmentOffered = event(
  'assignment.offered',
  { zh: '派至单位', en: 'Assignment offered' },
  record({
    ...ofAssignment,
    offer_no: ordinal('本轮第几次派给该单位', 'Offer to this unit in this round'),
    sign_due_at: orNull(instant('签收时限', 'Sign by')),
    contact_due_at: orNull(instant('报到时限', 'Report in by')),
    resolve_due_at: resolveDueAt,
  }),
);

export const assignmentSigned = event(
  'assignment.signed',
  { zh: '签收', en: 'Assignment signed' },
  record({ ...ofAssignment, clock: clockOutcome }),
);

export const assignmentReportedIn = event(
  'assignment.reported_in',
  { zh: '报到', en: 'Unit reported in' },
  record({
    ...ofAssignment,
    channel: choice(
      ['phone', 'on_site', 'online', 'message', 'meeting', 'other'],
      '联系方式',
      'How the raiser was contacted',
    ),
    clock: clockOutcome,
  }),
);

export const assignmentSubmitted = event(
  'assignment.submitted',
  { zh: '提交办理结果', en: 'Result submitted' },
  record({ ...ofAssignment, submission_no: submissionNo, clock: clockOutcome }),
);

export const assignmentAccepted = event(
  'assignment.accepted',
  { zh: '结果认可', en: 'Result accepted' },
  record({
    ...ofAssignment,
    submitted_at: instant('提交时间', 'When the accepted result was submitted'),
    clock: clockOutcome,
  }),
);

export const assignmentReturned = event(
  'assignment.returned',
  { zh: '结果退回', en: 'Result returned' },
  record({ ...ofAssignment, submission_no: submissionNo }),
);

export const assignmentCancelled = event(
  'assignment.cancelled',
  { zh: '派单撤销', en: 'Assignment not needed any more' },
  record(ofAssignment),
);

export const assignmentReopened = event(
  'assignment.reopened',
  { zh: '派单重办', en: 'Assignment reopened' },
  record({
    ...ofAssignment,
    previous_assignment_id: uuid('上一轮派单', 'Assignment of the round before'),
    resolve_due_at: resolveDueAt,
  }),
);
