import type { Name } from './directory-fact.js';

/** Words for states, as people read them. */
export const stateNames: Readonly<Record<string, Name>> = {
  raised: { zh: '已吹哨', en: 'raised' },
  dispatched: { zh: '已派单', en: 'dispatched' },
  in_progress: { zh: '办理中', en: 'in progress' },
  sign_off: { zh: '会签中', en: 'being signed off' },
  resolved: { zh: '待回访', en: 'resolved' },
  on_account: { zh: '挂账', en: 'on account' },
  closed: { zh: '已归档', en: 'closed' },
  rejected: { zh: '不予受理', en: 'rejected' },
  merged: { zh: '已并单', en: 'merged' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  offered: { zh: '待签收', en: 'offered' },
  signed: { zh: '已签收', en: 'signed' },
  working: { zh: '已报到', en: 'working' },
  disputed: { zh: '退单待裁', en: 'disputed' },
  paused: { zh: '暂停', en: 'waiting' },
  submitted: { zh: '已提交', en: 'submitted' },
  accepted: { zh: '已认可', en: 'accepted' },
  released: { zh: '已解除', en: 'released' },
  cancelled: { zh: '已取消', en: 'cancelled' },
};

/** The order in which states follow each other. */
export const TICKET_STATES = [
  'raised',
  'dispatched',
  'in_progress',
  'sign_off',
  'resolved',
  'on_account',
  'closed',
  'rejected',
  'merged',
  'withdrawn',
] as const;
/** In these nobody has anything left to do. */
export const ENDED_STATES: readonly string[] = ['closed', 'rejected', 'merged', 'withdrawn'];
export const ASSIGNMENT_STATES = [
  'offered',
  'signed',
  'working',
  'disputed',
  'paused',
  'submitted',
  'accepted',
  'released',
  'cancelled',
] as const;

/** Said with every table: why the rows do not add up to the total. */
export const grainNote: Name = {
  zh: '单位表按派单计，联盟合计按哨件计，二者不必相加一致。',
  en: 'Unit tables count assignments, alliance totals count whistles; they need not add up.',
};
