import type { Name } from './directory-fact.js';
import type { Term } from './measure.js';

/** A plain count, published beside the indicators. */
export interface CountDefinition {
  readonly code: string;
  readonly name: Name;
  readonly definition: Name;
  /** The cells behind it. */
  readonly term: Term;
}

/** Counts of whistles and assignments. A stock is a state at one moment, a flow happens in a period: they are never mixed (lessons 8). */
export const counts: readonly CountDefinition[] = [
  {
    code: 'tickets',
    name: { zh: '哨件（按状态、类别）', en: 'Whistles by state and category' },
    definition: {
      zh: '某一时刻各状态的哨件数；期间为吹哨月份',
      en: 'whistles in each state at one moment; the period is the month in which they were raised',
    },
    term: { metric: 'tickets' },
  },
  {
    code: 'raised',
    name: { zh: '吹哨', en: 'Raised' },
    definition: { zh: '本期吹哨的哨件', en: 'whistles raised in the period' },
    term: { metric: 'tickets' },
  },
  {
    code: 'dispatched',
    name: { zh: '派单', en: 'Dispatched' },
    definition: {
      zh: '本期首次派单的哨件，已并单的不计',
      en: 'whistles first dispatched in the period, but for merged ones',
    },
    term: { metric: 'dispatched' },
  },
  {
    code: 'closed',
    name: { zh: '办结归档', en: 'Closed' },
    definition: {
      zh: '已归档且归档于本期的哨件；重办的哨件移出，直至再次归档',
      en: 'whistles that are closed and were so in the period; one that is reopened leaves until it is closed again',
    },
    term: { metric: 'closed' },
  },
  {
    code: 'reopened',
    name: { zh: '重办', en: 'Reopened' },
    definition: {
      zh: '本期重办次数，已并单的不计',
      en: 'reopenings in the period, but for those of merged whistles',
    },
    term: { metric: 'reopened' },
  },
  {
    code: 'on_account',
    name: { zh: '挂账与销账', en: 'On account' },
    definition: {
      zh: '本期挂账次数（count）与销账次数（cleared），已并单的不计；存量为处于挂账状态的哨件',
      en: 'put on account (count) and taken off (cleared) in the period, but for merged ones; the stock is the whistles in that state',
    },
    term: { metric: 'hung' },
  },
  {
    code: 'assignments',
    name: { zh: '派单任务（按单位、状态）', en: 'Assignments by unit and state' },
    definition: {
      zh: '某一时刻各单位各状态的派单数；期间为派单月份',
      en: 'assignments of each unit in each state at one moment; the period is the month of the offer',
    },
    term: { metric: 'assignments' },
  },
];
