import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { Link } from 'react-router';
import { api, body, type Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { IndicatorName } from './indicator-name.js';
import { NOTHING } from './rate.js';
import { RateCell } from './rate-cell.js';
import { ScrollRegion } from './scroll-region.js';
import { Section } from './section.js';
import { untilComplete } from './until-complete.js';

type View = Shape<'CommitmentsView'>;
type Counts = Shape<'CommitmentCountsView'>;
type Row = Counts & { readonly key: string; readonly name: string };

/** Whether what whistles and meetings led to was done, and in time; nothing to see where nothing was promised. */
export function Commitments({ month }: { month: string }) {
  const { t } = useLanguage();
  const { data, error } = useQuery({
    queryKey: ['figures', 'commitments', month],
    queryFn: () => body(api.GET('/v1/statistics/commitments', { params: { query: { period: month } } })),
    refetchInterval: untilComplete,
  });
  return (
    <Section title={t({ zh: '议定事项落地', en: 'Whether what was decided was done' })}>
      {error && <ProblemAlert error={error} />}
      {data && (
        <>
          <IndicatorName definition={data.definition} />
          <Numbers view={data} />
          <Overdue view={data} />
        </>
      )}
    </Section>
  );
}

function Numbers({ view: { total, by_kind, by_unit } }: { view: View }) {
  const { t, language } = useLanguage();
  const rows: Row[] = [
    { ...total, key: 'total', name: t({ zh: '合计', en: 'All' }) },
    ...by_kind.map((one) => ({ ...one, key: `kind ${one.kind}`, name: t(word('commitmentKind', one.kind)) })),
    ...by_unit.map((one) => ({
      ...one,
      key: `unit ${one.unit_id}`,
      name: (language === 'zh' ? one.name_zh : one.name_en) ?? one.unit_id,
    })),
  ];
  return (
    <ScrollRegion label={t({ zh: '按期落地，按类别与单位', en: 'Done in time, by kind and unit' })}>
      <Table<Row>
        size="small"
        className="below"
        dataSource={total.due + total.open === 0 ? [] : rows}
        pagination={false}
        locale={{ emptyText: t({ zh: '本月没有到期的事项', en: 'Nothing was due' }) }}
        columns={[
          { title: t({ zh: '类别、单位', en: 'Kind or unit' }), dataIndex: 'name' },
          {
            title: t({ zh: '按期落地率', en: 'Done in time' }),
            align: 'right',
            render: (_, { on_time_rate }) => <RateCell rate={on_time_rate} />,
          },
          { title: t({ zh: '本月到期', en: 'Due' }), align: 'right', dataIndex: 'due' },
          { title: t({ zh: '逾期后落地', en: 'Done late' }), align: 'right', dataIndex: 'late' },
          { title: t({ zh: '逾期未落地', en: 'Overdue' }), align: 'right', dataIndex: 'overdue' },
          { title: t({ zh: '未到期', en: 'Not due yet' }), align: 'right', dataIndex: 'ahead' },
          { title: t({ zh: '退回（次）', en: 'Given back' }), align: 'right', dataIndex: 'given_back' },
          {
            title: t({ zh: '现未落地（其中逾期）', en: 'Open now (late)' }),
            align: 'right',
            render: (_, { open, open_overdue }) => `${open} (${open_overdue})`,
          },
        ]}
      />
    </ScrollRegion>
  );
}

/** What is late now, with the way to its whistle or meeting. */
function Overdue({ view: { overdue, by_unit, total } }: { view: View }) {
  const { t, language } = useLanguage();
  const units = new Map(
    by_unit.map(({ unit_id, name_zh, name_en }) => [
      unit_id,
      (language === 'zh' ? name_zh : name_en) ?? unit_id,
    ]),
  );
  if (overdue.length === 0) return null;
  return (
    <ScrollRegion label={t({ zh: '现已逾期的事项', en: 'What is late now' })}>
      <Table
        size="small"
        className="below"
        dataSource={overdue}
        rowKey={({ id }) => id}
        pagination={overdue.length > 10 && { pageSize: 10, showSizeChanger: false }}
        columns={[
          {
            title: t({
              zh: `逾期事项（共 ${total.open_overdue} 项）`,
              en: `Late (${total.open_overdue} in all)`,
            }),
            render: (_, { kind, ticket_id, meeting_id }) => {
              const name = t(word('commitmentKind', kind));
              const to = ticket_id
                ? `/whistles/${ticket_id}`
                : meeting_id
                  ? `/meetings/${meeting_id}`
                  : undefined;
              return to ? <Link to={to}>{name}</Link> : name;
            },
          },
          {
            title: t({ zh: '责任单位', en: 'Unit' }),
            render: (_, { unit_id }) => units.get(unit_id) ?? NOTHING,
          },
          { title: t({ zh: '期限', en: 'Due' }), dataIndex: 'due_on' },
          { title: t({ zh: '逾期（天）', en: 'Days late' }), align: 'right', dataIndex: 'days_late' },
        ]}
      />
    </ScrollRegion>
  );
}
