import type { Identity } from '@muster/auth';
import type { Bilingual } from '@muster/http';
import type { TicketView } from '../reading/ticket-view.js';

interface Column extends Bilingual {
  readonly of: (ticket: TicketView) => string | number | boolean | null;
  /** What somebody wrote: not for analysts. */
  readonly text?: true;
}

const withRole = (role: string) => (ticket: TicketView) =>
  ticket.assignments
    .filter((assignment) => assignment.role === role && assignment.round === ticket.round)
    .map(({ unit_id }) => unit_id)
    .join(' ');

const columns: readonly Column[] = [
  { zh: '哨件号', en: 'number', of: ({ number }) => number },
  { zh: '状态', en: 'state', of: ({ state }) => state },
  { zh: '哨种', en: 'kind', of: ({ kind }) => kind },
  { zh: '层级', en: 'level', of: ({ level }) => level },
  { zh: '轮次', en: 'round', of: ({ round }) => round },
  { zh: '优先', en: 'priority', of: ({ priority }) => (priority ? 1 : 0) },
  { zh: '来源', en: 'source', of: ({ source }) => source },
  { zh: '企业', en: 'enterprise_id', of: ({ enterprise_id }) => enterprise_id },
  { zh: '类别', en: 'category', of: ({ category }) => category },
  { zh: '流程环节', en: 'process_stage', of: ({ process_stage }) => process_stage },
  { zh: '地点代码', en: 'place_code', of: ({ place }) => place?.code ?? null },
  { zh: '地点', en: 'place', of: ({ place }) => place?.label ?? null, text: true },
  { zh: '重大项目', en: 'project_id', of: ({ project_id }) => project_id },
  { zh: '标题', en: 'title', of: ({ title }) => title, text: true },
  { zh: '详情', en: 'description', of: ({ description }) => description, text: true },
  { zh: '主办单位', en: 'lead_unit_id', of: ({ lead_unit_id }) => lead_unit_id },
  { zh: '协办单位', en: 'co_unit_ids', of: withRole('co') },
  { zh: '吹哨时间', en: 'raised_at', of: ({ raised_at }) => raised_at },
  { zh: '派单时间', en: 'dispatched_at', of: ({ dispatched_at }) => dispatched_at },
  { zh: '开始办理', en: 'started_at', of: ({ started_at }) => started_at },
  { zh: '最近时限', en: 'next_due_at', of: ({ next_due_at }) => next_due_at },
  { zh: '办结时间', en: 'resolved_at', of: ({ resolved_at }) => resolved_at },
  { zh: '归档时间', en: 'closed_at', of: ({ closed_at }) => closed_at },
  { zh: '结果', en: 'outcome', of: ({ outcome }) => outcome },
  { zh: '办结说明', en: 'summary', of: ({ summary }) => summary, text: true },
];

/** The columns of the table of tickets that this caller may have. */
export function columnsFor({ role }: Identity): readonly Column[] {
  return role === 'analyst' ? columns.filter(({ text }) => !text) : columns;
}
