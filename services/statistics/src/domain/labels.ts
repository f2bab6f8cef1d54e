import type { Name } from './directory-fact.js';

/** Words for states, as people read them. */
export const stateNames: Readonly<Record<string, Name>> = {
  raised: { zh: '已吹哨', en: 'raised' },
  dispatched: { zh: '已派单', en: 'dispatched' },
  in_progress: { zh: '办理中', en: 'in progress' },
  resolved: { zh: '待回访', en: 'resolved' },
  closed: { zh: '已归档', en: 'closed' },
  offered: { zh: '待签收', en: 'offered' },
  signed: { zh: '已签收', en: 'signed' },
  working: { zh: '已报到', en: 'working' },
  submitted: { zh: '已提交', en: 'submitted' },
  accepted: { zh: '已认可', en: 'accepted' },
  cancelled: { zh: '已取消', en: 'cancelled' },
};

/** The order in which states follow each other. */
export const TICKET_STATES = ['raised', 'dispatched', 'in_progress', 'resolved', 'closed'] as const;
export const ASSIGNMENT_STATES = [
  'offered',
  'signed',
  'working',
  'submitted',
  'accepted',
  'cancelled',
] as const;

/** Said with every table: why the rows do not add up to the total. */
export const grainNote: Name = {
  zh: '单位表按派单计，联盟合计按哨件计，二者不必相加一致。',
  en: 'Unit tables count assignments, alliance totals count whistles; they need not add up.',
};
