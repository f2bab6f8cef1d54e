import Type from 'typebox';
import { choice, common, count, ordinal, orNull, slug, uuid } from '../fields.js';

/** Kinds of whistle (lifecycle B3 and the classes of B5). */
export const ticketKind = choice(
  ['emergency', 'urgent', 'enforcement', 'key', 'routine', 'complex', 'consult', 'proactive'],
  '哨种：应急、紧急、综合执法、重点、一般、复杂、咨询、未诉先办',
  'Kind of whistle',
);

export const role = choice(['lead', 'co', 'inform'], '角色：主办、协办、知会', 'Role of the unit');

export const clockOutcome = choice(
  ['satisfied', 'breached', 'none'],
  '计时结果：按时、超时、无时限',
  'How the clock was settled: in time, late, or there was none',
);

/** What every event of a whistle carries. */
export const ofTicket = {
  ...common,
  ticket_id: uuid('哨件编号（键）', 'Ticket id, the key'),
  ticket_no: Type.String({
    pattern: '^[A-Z]{2,6}-[0-9A-Z-]{1,32}$',
    description: '哨件号 / Ticket number as people say it',
  }),
  round: ordinal('第几轮办理', 'Round: 1, then one more for each reopening'),
};

/** What every event of one unit's assignment carries besides. */
export const ofAssignment = {
  ...ofTicket,
  assignment_id: uuid('派单编号', 'Assignment id'),
  unit_id: slug('承办单位', 'Unit'),
  role,
};

export const submissionNo = ordinal('第几次提交', 'Submission, counted from 1');
export const level = count(
  '层级：1 单位、2 秘书处、3 理事会、4 上级',
  'Level: 1 unit, 2 secretariat, 3 council, 4 outside',
);

const TICKET_CLOCKS = [
  'triage',
  'resolve',
  'sign_off',
  'call_back',
  'review',
  'supervision',
  'urge',
  'progress',
  'dispute',
] as const;

/** A clock of the whistle itself. */
export const ticketClock = choice(
  TICKET_CLOCKS,
  '时限种类：受理、办结、会签、回访、复核、督办、催办、进展反馈、异议裁定',
  'Which clock of the whistle itself',
);

/** Any clock: of one unit, or of the whistle itself. */
export const ofClock = {
  assignment_id: orNull(uuid('派单编号', 'Assignment; null for a clock of the whistle itself')),
  unit_id: orNull(slug('承办单位', 'Unit')),
  clock: choice(['sign', 'contact', ...TICKET_CLOCKS], '时限种类：签收、报到，或整件的时限', 'Which clock'),
};

export const waitClass = choice(
  ['await_raiser', 'await_upstream', 'on_account'],
  '暂停原因：等待企业、等待上级、挂账',
  'Why time stands still',
);
