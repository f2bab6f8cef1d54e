import { Card, Table, type TableColumnsType, Typography } from 'antd';
import type { Shape } from '../api/api.js';
import { monthText } from '../figures/month.js';
import { useLanguage } from '../language/language-context.js';

type Resource = Shape<'ResourceView'>;
type Month = Resource['uses'][number];
type Visits = Resource['visits'][number];

/** How much it was used, month by month, and how many came on which day. */
export function UsesCard({ resource: { uses, visits } }: { resource: Resource }) {
  const { t, language } = useLanguage();
  const columns: TableColumnsType<Month> = [
    { title: t({ zh: '月份', en: 'Month' }), render: (_, { month }) => monthText(month, language) },
    {
      title: t({ zh: '有人使用的预订', en: 'Bookings used' }),
      align: 'right',
      render: (_, { bookings_used }) => bookings_used,
    },
    {
      title: t({ zh: '人次（含到访）', en: 'Persons, visits among them' }),
      align: 'right',
      render: (_, { persons }) => persons,
    },
  ];
  const days: TableColumnsType<Visits> = [
    { title: t({ zh: '日期', en: 'Day' }), render: (_, { on }) => on },
    { title: t({ zh: '到访人数', en: 'Visits' }), align: 'right', render: (_, { persons }) => persons },
  ];
  return (
    <Card title={t({ zh: '使用', en: 'Use' })}>
      {uses.length === 0 ? (
        <Typography.Text type="secondary">
          {t({ zh: '尚无登记。', en: 'Nothing is recorded yet.' })}
        </Typography.Text>
      ) : (
        <Table<Month>
          size="small"
          dataSource={uses.toReversed()}
          columns={columns}
          rowKey={({ month }) => month}
          pagination={false}
          scroll={{ x: 'max-content' }}
        />
      )}
      {visits.length > 0 && (
        <details className="log">
          <summary>
            {t({ zh: `按日到访（${visits.length}）`, en: `Visits by day (${visits.length})` })}
          </summary>
          <Table<Visits>
            size="small"
            dataSource={visits.toReversed()}
            columns={days}
            rowKey={({ on }) => on}
            pagination={false}
            scroll={{ x: 'max-content' }}
          />
        </details>
      )}
    </Card>
  );
}
