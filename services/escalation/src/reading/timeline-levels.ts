import type { CorrectingEvents } from '../domain/steps/correcting.js';
import type { EscalatingEvents } from '../domain/steps/escalating.js';
import type { ExcludingEvents } from '../domain/steps/excluding.js';
import type { OnAccountEvents } from '../domain/steps/on-account.js';
import type { ReclassifyingEvents } from '../domain/steps/reclassifying.js';
import type { ReopeningEvents } from '../domain/steps/reopening.js';
import type { ReportingEvents } from '../domain/steps/reporting.js';
import type { SupervisingEvents } from '../domain/steps/supervising.js';
import type { WhistleEventData } from '../domain/whistle-event.js';
import { type Label, shown } from './timeline-labels.js';

type Labels<Events> = { [Type in keyof Events & keyof WhistleEventData]: Label<Type> };

const LEVELS = [
  { zh: '', en: '' },
  { zh: '单位', en: 'the units' },
  { zh: '秘书处', en: 'the secretariat' },
  { zh: '联席会议', en: 'the joint conference' },
  { zh: '上级', en: 'an outside authority' },
] as const;

/** What those above the units do says, and what is put right afterwards. */
export const LEVEL_LABELS: Labels<
  EscalatingEvents &
    SupervisingEvents &
    ReportingEvents &
    OnAccountEvents &
    ReopeningEvents &
    ReclassifyingEvents &
    ExcludingEvents &
    CorrectingEvents
> = {
  'ticket.escalated': ({ to_level }) => ({
    zh: `提级至${LEVELS[to_level]!.zh}`,
    en: `Raised to ${LEVELS[to_level]!.en}`,
  }),
  'ticket.urged': ({ unit_id, urge_no }, unit) => ({
    zh: `第 ${urge_no} 次催办${unit_id === null ? '' : unit(unit_id).zh}`,
    en: `Urge ${urge_no}${unit_id === null ? '' : `: ${unit(unit_id).en}`}`,
  }),
  'ticket.supervised': ({ supervised }) =>
    supervised ? { zh: '列入督办', en: 'Under supervision' } : { zh: '解除督办', en: 'Supervision ended' },
  'progress.reported': ({ unit_id, report_no }, unit) => ({
    zh: `${unit(unit_id).zh}第 ${report_no} 次反馈进展`,
    en: `${unit(unit_id).en} reports progress (${report_no})`,
  }),
  'ticket.account_requested': () => ({ zh: '主办单位申请挂账', en: 'The lead asks to put it on account' }),
  'ticket.account_refused': () => ({ zh: '不同意挂账', en: 'Not put on account' }),
  'ticket.hung': ({ review_at }) => ({
    zh: `挂账，${shown(review_at)} 前复核`,
    en: `On account, to be reviewed before ${shown(review_at)}`,
  }),
  'account.reviewed': ({ review_at }) =>
    review_at === null
      ? { zh: '挂账复核：恢复办理', en: 'Reviewed: work goes on' }
      : {
          zh: `挂账复核：继续挂账，${shown(review_at)} 前再复核`,
          en: `Reviewed: stays on account until ${shown(review_at)}`,
        },
  'ticket.resumed': () => ({ zh: '销账，恢复办理', en: 'Off the account, work goes on' }),
  'ticket.redo_reviewed': ({ redo }) =>
    redo
      ? { zh: '复核：再次重办', en: 'Reviewed: done again' }
      : { zh: '复核：无法解决，已说明', en: 'Reviewed: not solvable, and explained' },
  'ticket.reopening_asked': () => ({ zh: '吹哨方要求重开', en: 'The raiser reopens it' }),
  'ticket.recategorised': ({ old_category_code, category_code }) => ({
    zh: `类别由 ${old_category_code} 调整为 ${category_code}`,
    en: `Category changed from ${old_category_code} to ${category_code}`,
  }),
  'ticket.reprioritised': () => ({ zh: '调整哨种或优先权', en: 'Kind or priority changed' }),
  'exclusion.requested': () => ({ zh: '单位申请剔除', en: 'A unit asks for exclusion' }),
  'exclusion.supported': () => ({ zh: '秘书处同意剔除', en: 'Exclusion supported' }),
  'exclusion.granted': () => ({ zh: '剔除', en: 'Excluded from the adjusted figures' }),
  'exclusion.refused': () => ({ zh: '不予剔除', en: 'Exclusion refused' }),
  'exclusion.revoked': () => ({ zh: '撤销剔除', en: 'Exclusion revoked' }),
  'correction.proposed': () => ({ zh: '拟更正记录', en: 'Correction proposed' }),
  'ticket.corrected': () => ({ zh: '更正吹哨企业', en: 'Enterprise corrected' }),
  'callback.corrected': () => ({ zh: '更正回访记录', en: 'Call-back corrected' }),
};
