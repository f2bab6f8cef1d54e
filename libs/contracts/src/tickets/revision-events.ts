import { choice, code, flag, orNull, record, slug, uuid } from '../fields.js';
import { onTopic } from '../event-definition.js';
import { ofTicket, ticketKind } from './ticket-fields.js';

const event = onTopic('muster.tickets.v1');
const solved = choice(['yes', 'partial', 'no'], '是否解决', 'Solved');
const satisfaction = orNull(
  choice(['satisfied', 'basic', 'dissatisfied'], '是否满意，未评价为空', 'Satisfaction; null when not rated'),
);

export const ticketRedoReviewed = event(
  'ticket.redo_reviewed',
  { zh: '重办复核', en: 'Second redo reviewed' },
  record({ ...ofTicket, redo: flag('再次重办；否则无法解决', 'Done again; else not solvable') }),
);

export const ticketReopeningAsked = event(
  'ticket.reopening_asked',
  { zh: '要求重开', en: 'Raiser reopens what was closed' },
  record(ofTicket),
);

export const ticketRecategorised = event(
  'ticket.recategorised',
  { zh: '调整类别', en: 'Category changed' },
  record({
    ...ofTicket,
    old_category_code: code('原类别', 'Category before'),
    category_code: code('类别', 'Category'),
    old_process_stage: orNull(code('原环节', 'Process stage before')),
    process_stage: orNull(code('环节', 'Process stage')),
  }),
);

export const ticketReprioritised = event(
  'ticket.reprioritised',
  { zh: '调整哨种或优先权', en: 'Kind or priority changed' },
  record({
    ...ofTicket,
    old_kind: ticketKind,
    kind: ticketKind,
    old_priority: flag('原优先', 'Priority right before'),
    priority: flag('优先', 'Priority right'),
  }),
);

const exclusionReason = choice(
  ['beyond_powers', 'force_majeure', 'raiser_unreasonable', 'duplicate', 'wrong_description'],
  '剔除原因：超出职权、不可抗力、诉求不合理、重复、描述不实',
  'Why it is not to count',
);

export const exclusionRequested = event(
  'exclusion.requested',
  { zh: '申请剔除', en: 'Exclusion from the figures asked for' },
  record({ ...ofTicket, reason_code: exclusionReason, unit_id: slug('申请单位', 'Unit that asks') }),
);

export const exclusionSupported = event(
  'exclusion.supported',
  { zh: '秘书处同意剔除', en: 'Exclusion supported by the secretariat' },
  record(ofTicket),
);

export const exclusionGranted = event(
  'exclusion.granted',
  { zh: '剔除', en: 'Excluded from the adjusted figures' },
  record({ ...ofTicket, reason_code: exclusionReason }),
);

export const exclusionRefused = event(
  'exclusion.refused',
  { zh: '不予剔除', en: 'Exclusion refused' },
  record(ofTicket),
);

export const exclusionRevoked = event(
  'exclusion.revoked',
  { zh: '撤销剔除', en: 'Exclusion revoked' },
  record(ofTicket),
);

export const correctionProposed = event(
  'correction.proposed',
  { zh: '拟更正', en: 'Correction proposed' },
  record(ofTicket),
);

export const ticketCorrected = event(
  'ticket.corrected',
  { zh: '更正吹哨企业', en: 'Enterprise corrected' },
  record({
    ...ofTicket,
    old_enterprise_id: orNull(slug('原企业', 'Enterprise before')),
    enterprise_id: slug('企业', 'Enterprise'),
  }),
);

export const callbackCorrected = event(
  'callback.corrected',
  { zh: '更正回访', en: 'Call-back corrected' },
  record({
    ...ofTicket,
    callback_id: uuid('回访编号', 'Call-back id'),
    solved,
    satisfaction,
    old_solved: solved,
    old_satisfaction: satisfaction,
  }),
);
