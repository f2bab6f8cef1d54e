import { Table } from 'antd';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { Section } from './section.js';

/** How long the acceptance of project segments took, by the limit that each was under. */
export function Acceptance({ rows }: { rows: Shape<'AcceptanceView'>[] }) {
  const { t } = useLanguage();
  if (rows.length === 0) return null;
  return (
    <Section title={t({ zh: '分段验收', en: 'Acceptance of segments' })}>
      <Table
        size="small"
        dataSource={rows}
        rowKey={({ limit_working_days }) => limit_working_days}
        pagination={false}
        columns={[
          {
            title: t({ zh: '时限（工作日）', en: 'Limit, working days' }),
            dataIndex: 'limit_working_days',
            align: 'right',
          },
          { title: t({ zh: '本月结论', en: 'Decided in the month' }), dataIndex: 'decided', align: 'right' },
          {
            title: t({ zh: '用时中位数（工作日）', en: 'Median, working days' }),
            dataIndex: 'median_working_days',
            align: 'right',
          },
        ]}
      />
    </Section>
  );
}
