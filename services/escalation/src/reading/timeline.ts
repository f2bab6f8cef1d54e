import type { DirectorySnapshot } from '@muster/directory';
import type { Bilingual } from '@muster/http';
import type { StoredEvent } from '@muster/messaging';
import type { WhistleEventType } from '../domain/whistle-event.js';
import { EXTENSION_LABELS, LADDER_LABELS } from './timeline-deadlines.js';
import { CLOCK_LABELS } from './timeline-clocks.js';
import { type Label, ofUnit, type UnitNames } from './timeline-labels.js';
import { WORK_LABELS } from './timeline-work.js';
import { DISPATCH_LABELS } from './timeline-dispatch.js';
import { LEVEL_LABELS } from './timeline-levels.js';
import { WAIT_LABELS } from './timeline-waits.js';

/** The directory's names; a unit that has left is called by its id. */
export function unitNames(directory: DirectorySnapshot | undefined): UnitNames {
  return (unitId) => {
    const unit = directory?.unit(unitId);
    return { zh: unit?.name_zh ?? unitId, en: unit?.name_en ?? unitId };
  };
}

const CAUSES = {
  not_solved: { zh: '未解决', en: 'not solved' },
  partly_solved: { zh: '部分解决', en: 'partly solved' },
  dissatisfied: { zh: '不满意', en: 'dissatisfied' },
  solvable: { zh: '经复核可以解决', en: 'reviewed: it can be solved' },
  came_back: { zh: '问题重现', en: 'it has come back' },
};
const SOLVED = {
  yes: { zh: '已解决', en: 'solved' },
  partial: { zh: '部分解决', en: 'partly solved' },
  no: { zh: '未解决', en: 'not solved' },
};
/** What each event says to people. */
const labels: { [Type in WhistleEventType]: Label<Type> } = {
  'ticket.raised': ({ ticket_no }) => ({ zh: `企业吹哨 ${ticket_no}`, en: `Whistle ${ticket_no} raised` }),
  'ticket.dispatched': ({ lead_unit_id, co_unit_ids, catch_all, response_plan: plan }, unit) => ({
    zh: `${plan ? `按预案“${plan.name_zh}”` : ''}派单：${unit(lead_unit_id).zh}主办${catch_all ? '（兜底）' : ''}，协办单位 ${co_unit_ids.length} 个`,
    en: `Dispatched${plan ? ` by the plan “${plan.name_en}”` : ''}: ${unit(lead_unit_id).en} leads${catch_all ? ' (catch-all)' : ''}, ${co_unit_ids.length} co-units`,
  }),
  'assignment.offered': ofUnit('接到派单', ' is mustered'),
  'assignment.signed': ofUnit('签收', ' signed'),
  'ticket.started': () => ({ zh: '开始办理', en: 'Work started' }),
  'assignment.reported_in': ofUnit('报到', ' reported in'),
  'assignment.submitted': ofUnit('提交办理结果', ' handed in its result'),
  'assignment.accepted': ofUnit('的结果获认可', ': result accepted'),
  'assignment.returned': ofUnit('的结果被退回', ': result returned'),
  'assignment.cancelled': ofUnit('不再需要', ': not needed any more'),
  'assignment.reopened': ofUnit('重新办理', ' works on it again'),
  'ticket.resolved': ({ lead_unit_id }, unit) => ({
    zh: `${unit(lead_unit_id).zh}办结，等待回访`,
    en: `Resolved by ${unit(lead_unit_id).en}, waiting for the call-back`,
  }),
  'callback.recorded': ({ solved }) => ({
    zh: `回访：${SOLVED[solved].zh}`,
    en: `Call-back: ${SOLVED[solved].en}`,
  }),
  'ticket.closed': () => ({ zh: '归档', en: 'Closed' }),
  'ticket.reopened': ({ cause }) => ({
    zh: `重办：${CAUSES[cause].zh}`,
    en: `Done again: ${CAUSES[cause].en}`,
  }),
  ...CLOCK_LABELS,
  ...LADDER_LABELS,
  ...WORK_LABELS,
  ...EXTENSION_LABELS,
  ...WAIT_LABELS,
  ...DISPATCH_LABELS,
  ...LEVEL_LABELS,
};

const TEXTS = [
  'title',
  'description',
  'place',
  'who',
  'agreed',
  'result',
  'evidence',
  'reason',
  'note',
  'summary',
  'text',
  'part',
  'explanation',
  'findings',
  'problem',
  'stand_down_when',
  'comment',
  'question',
  'answer',
  'route',
  'basis',
  'grounds',
  'plan',
  'told',
  'priority_claim',
];
/** Kept for the rule that two persons decide; nobody reads them here. */
const ACCOUNTS = ['account_id', 'proposed_by', 'disputed_by', 'requested_by', 'supported_by'];

/**
 * One event of the log as people read it. Who acted is shown by role and organisation, never by account.
 *
 * @param texts false leaves out what people wrote.
 */
export function timelineEntry(
  { type, version, occurredAt, recordedAt, actor, data }: StoredEvent,
  unit: UnitNames,
  texts: boolean,
) {
  const label = labels[type as WhistleEventType] as
    ((data: object, unit: UnitNames) => Bilingual) | undefined;
  const { round, ...details } = data;
  const { zh, en } = label?.(details, unit) ?? { zh: type, en: type };
  return {
    version,
    type,
    label_zh: zh,
    label_en: en,
    round,
    occurred_at: occurredAt.toISOString(),
    recorded_at: recordedAt.toISOString(),
    actor: { role: actor.role, unit_id: actor.unit_id ?? null, enterprise_id: actor.enterprise_id ?? null },
    data: Object.fromEntries(
      Object.entries(details).filter(
        ([name]) => !ACCOUNTS.includes(name) && (texts || !TEXTS.includes(name)),
      ),
    ),
  };
}
