import { choice, flag, instant, list, ordinal, orNull, record, slug } from '../fields.js';
import { onTopic } from '../event-definition.js';
import { clockOutcome, ofAssignment, ofTicket } from './ticket-fields.js';

const event = onTopic('muster.tickets.v1');
const solutionNo = ordinal('方案版本', 'Version of the joint answer, counted from 1');
const leadUnit = slug('主办单位', 'Lead unit');
const unit = slug('承办单位', 'Unit');

export const solutionContributed = event(
  'solution.contributed',
  { zh: '会商意见', en: 'Unit contributed to the joint answer' },
  record({
    ...ofTicket,
    unit_id: unit,
    contribution_no: ordinal('第几条意见', 'Contribution, counted from 1'),
  }),
);

export const assignmentWaived = event(
  'assignment.waived',
  { zh: '免于该单位办理', en: "Lead does without a unit's part" },
  record(ofAssignment),
);

export const solutionProposed = event(
  'solution.proposed',
  { zh: '联合方案送会签', en: 'Joint answer proposed' },
  record({
    ...ofTicket,
    solution_no: solutionNo,
    lead_unit_id: leadUnit,
    unit_ids: list(unit, '会签单位', 'Units that may sign, the lead among them'),
    required: ordinal('须几家会签', 'How many must sign; the lead has by proposing'),
    sign_off_due_at: instant('会签时限', 'Sign by'),
  }),
);

export const solutionSigned = event(
  'solution.signed',
  { zh: '会签', en: 'Joint answer signed' },
  record({ ...ofTicket, solution_no: solutionNo, unit_id: unit, clock: clockOutcome }),
);

export const solutionRefused = event(
  'solution.refused',
  { zh: '会签未通过，退回办理', en: 'Joint answer refused' },
  record({
    ...ofTicket,
    solution_no: solutionNo,
    unit_id: orNull(slug('不同意的单位，逾时为空', 'Unit that refused; null when time ran out twice')),
    cause: choice(['refused', 'overdue'], '原因：不同意、两次逾时', 'Why'),
  }),
);

export const solutionApproved = event(
  'solution.approved',
  { zh: '会签通过', en: 'Joint answer approved' },
  record({
    ...ofTicket,
    solution_no: solutionNo,
    unit_ids: list(unit, '会签单位', 'Units whose answer it is'),
    clock: clockOutcome,
  }),
);

export const solutionCalledImpossible = event(
  'solution.called_impossible',
  { zh: '提出无法解决', en: 'Called not solvable' },
  record({ ...ofTicket, lead_unit_id: leadUnit }),
);

export const solutionImpossibilityReviewed = event(
  'solution.impossibility_reviewed',
  { zh: '无法解决的独立复核', en: 'Review of what was called not solvable' },
  record({ ...ofTicket, agreed: flag('确属无法解决', 'It is not solvable') }),
);

export const callbackAttempted = event(
  'callback.attempted',
  { zh: '尝试回访', en: 'Call-back attempted' },
  record({
    ...ofTicket,
    attempt_no: ordinal('第几次', 'Attempt, counted from 1'),
    channel: choice(['phone', 'sms', 'link'], '方式：电话、短信、链接', 'How'),
    outcome: choice(['no_answer', 'sent', 'declined'], '未接、已发送、拒答', 'What came of it'),
    clock: clockOutcome,
  }),
);

export const evaluationUnitsRated = event(
  'evaluation.units_rated',
  { zh: '企业评价单位', en: 'Raiser rated the units' },
  record({
    ...ofTicket,
    ratings: list(
      record({
        unit_id: unit,
        rating: choice(['satisfied', 'basic', 'dissatisfied'], '评价', 'Rating'),
      }),
      '逐单位评价',
      'A rating per unit',
    ),
  }),
);

export const evaluationWhistleRated = event(
  'evaluation.whistle_rated',
  { zh: '单位评价哨件', en: 'Unit rated the whistle' },
  record({
    ...ofTicket,
    unit_id: unit,
    quality: choice(
      ['well_described', 'incomplete', 'wrong_category', 'unfounded'],
      '吹哨质量：清楚、不完整、类别不当、不属实',
      'How well it was blown',
    ),
  }),
);
