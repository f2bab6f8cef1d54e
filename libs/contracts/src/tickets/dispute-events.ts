import { choice, orNull, record, slug } from '../fields.js';
import { onTopic } from '../event-definition.js';
import { ofAssignment } from './ticket-fields.js';

const event = onTopic('muster.tickets.v1');

export const assignmentDisputed = event(
  'assignment.disputed',
  { zh: '退单', en: 'Offer disputed' },
  record({ ...ofAssignment, proposed_unit_id: slug('建议承办单位', 'Unit that it names instead') }),
);

export const disputeUpheld = event(
  'dispute.upheld',
  { zh: '异议成立', en: 'Dispute upheld' },
  record({
    ...ofAssignment,
    successor_unit_id: orNull(slug('改派单位，无则为空', 'Unit that takes its place; null for none')),
    fault: choice(
      ['wrong_rule', 'wrong_description', 'changed_duty', 'other'],
      '错派原因：清单不准、描述不准、职责调整、其他',
      'Why the offer was wrong',
    ),
  }),
);

export const disputeDenied = event(
  'dispute.denied',
  { zh: '异议不成立', en: 'Dispute denied' },
  record(ofAssignment),
);

export const assignmentReleased = event(
  'assignment.released',
  { zh: '派单解除', en: 'Unit released' },
  record({
    ...ofAssignment,
    cause: choice(['removed', 'replaced', 'dispute'], '原因：减少、更换、退单成立', 'Why'),
  }),
);
