import { Card, Table, Typography } from 'antd';
import { StepButtons } from '../actions/step-buttons.js';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { useMilestoneColumns } from './milestone-columns.js';
import { type Milestone, speedText } from './milestones.js';
import { nameOf } from './process.js';

/** By when the project wants to have come where, and by when it has (mechanisms 0.23, 1.24); absent where there is nothing to see or do. */
export function MilestonesCard({ process }: { process: Shape<'ProjectProcessView'> }) {
  const { t } = useLanguage();
  const { id, version, milestones } = process;
  const columns = useMilestoneColumns<Milestone>(() => ({ id, version }));
  const actions = process.actions.filter((action) => action === 'add_milestone');
  if (milestones.length + actions.length === 0) return null;
  return (
    <Card
      title={t({ zh: '节点', en: 'Milestones' })}
      extra={
        <StepButtons
          of="project-processes"
          subject={{ ...process, actions }}
          choices={{
            phase: process.phases.map((phase) => ({ value: phase.code, label: t(nameOf(phase)) })),
          }}
          most={1}
        />
      }
    >
      {milestones.length === 0 ? (
        <Typography.Text type="secondary">{t({ zh: '还没有。', en: 'None yet.' })}</Typography.Text>
      ) : (
        <>
          <Typography.Paragraph>{speedText(process).map(t).join(' · ')}</Typography.Paragraph>
          <Table<Milestone>
            size="small"
            dataSource={milestones}
            columns={columns}
            rowKey={({ code }) => code}
            pagination={false}
            scroll={{ x: 'max-content' }}
          />
        </>
      )}
    </Card>
  );
}
