import { type TableColumnsType, Typography } from 'antd';
import dayjs from 'dayjs';
import { StepButtons } from '../actions/step-buttons.js';
import { useDirectory } from '../directory/directory.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { MilestoneState } from './milestone-state.js';
import { aheadText, type Milestone } from './milestones.js';
import { nameOf } from './process.js';

/**
 * The columns of milestones: planned, first planned, reached, ahead or late, days since the one before, and what the reader may do.
 *
 * @param processOf whose milestone it is: its steps are the process's.
 */
export function useMilestoneColumns<Of extends Milestone>(
  processOf: (milestone: Of) => { readonly id: string; readonly version: number },
): TableColumnsType<Of> {
  const { t } = useLanguage();
  const directory = useDirectory();
  return [
    {
      title: t({ zh: '节点', en: 'Milestone' }),
      render: (_, milestone) => (
        <div className="milestone">
          <strong>{t(nameOf(milestone))}</strong> <MilestoneState state={milestone.state} />
          <br />
          <Typography.Text type="secondary">{directory.party(milestone.answerable_unit_id)}</Typography.Text>
          <History of={milestone} />
          <StepButtons
            of="project-processes"
            subject={{ ...processOf(milestone), actions: milestone.actions }}
            parts={{ milestone: milestone.code }}
            initial={{ reached_on: dayjs() }}
            about={t(nameOf(milestone))}
            most={1}
          />
        </div>
      ),
    },
    {
      title: t({ zh: '计划', en: 'Planned' }),
      render: (_, { planned_on }) => planned_on,
    },
    {
      title: t({ zh: '最初计划', en: 'First plan' }),
      render: (_, { first_planned_on }) => first_planned_on,
    },
    { title: t({ zh: '达到', en: 'Reached' }), render: (_, { reached_on }) => reached_on },
    {
      title: t({ zh: '比计划', en: 'Against the plan' }),
      render: (_, { days_ahead }) => days_ahead !== null && t(aheadText(days_ahead)),
    },
    {
      title: t({ zh: '比最初计划', en: 'Against the first plan' }),
      render: (_, { days_ahead_of_first: days }) => days !== null && t(aheadText(days)),
    },
    {
      title: t({ zh: '距上一节点', en: 'Since the one before' }),
      render: (_, { days_since_previous: days }) =>
        days !== null && t({ zh: `${days} 天`, en: days === 1 ? '1 day' : `${days} days` }),
    },
  ];
}

/** Why it was planned anew, taken back or removed; those who may not read reasons see the days. */
function History({ of: { moves, taken_back, removed } }: { of: Milestone }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const by = ({ at, by_unit_id, reason }: Milestone['moves'][number] | NonNullable<Milestone['removed']>) =>
    [instantText(at), by_unit_id && directory.party(by_unit_id), reason].filter(Boolean).join(' · ');
  const entries = [
    ...moves.map((move) => ({
      at: move.at,
      text: t({ zh: `改期 ${move.from} → ${move.to}：`, en: `moved ${move.from} → ${move.to}: ` }) + by(move),
    })),
    ...taken_back.map((back) => ({
      at: back.at,
      text:
        t({ zh: `撤回 ${back.reached_on} 达到：`, en: `not reached on ${back.reached_on} after all: ` }) +
        by(back),
    })),
    ...(removed ? [{ at: removed.at, text: t({ zh: '移除：', en: 'removed: ' }) + by(removed) }] : []),
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  if (entries.length === 0) return null;
  return (
    <details className="log">
      <summary>{t({ zh: `变动 ${entries.length} 次`, en: `${entries.length} changes` })}</summary>
      <ol className="parts">
        {entries.map(({ at, text }) => (
          <li key={`${at} ${text}`}>{text}</li>
        ))}
      </ol>
    </details>
  );
}
