import { Table } from 'antd';
import { useLanguage } from '../language/language-context.js';
import { type Flow, FLOWS } from './figure-words.js';
import { ScrollRegion } from './scroll-region.js';
import { Section } from './section.js';
import type { AllianceFigures, ThreeMonths } from './use-alliance-figures.js';

const flows = Object.keys(FLOWS) as Flow[];

/** How many whistles there were, by month, state and category. */
export function WhistleCounts({ figures }: { figures: ThreeMonths }) {
  const { t } = useLanguage();
  return (
    <Section title={t({ zh: '哨件数量', en: 'Whistles' })}>
      <div className="counts">
        <Flows figures={figures} />
        <States figures={figures.now} />
      </div>
      <Categories figures={figures.now} />
    </Section>
  );
}

function Flows({ figures: { now, monthBefore, yearBefore } }: { figures: ThreeMonths }) {
  const { t } = useLanguage();
  const months = [now, monthBefore, yearBefore];
  return (
    <Table<Flow>
      size="small"
      dataSource={flows}
      rowKey={(flow) => flow}
      pagination={false}
      columns={[
        { title: t({ zh: '本月', en: 'In the month' }), render: (_, flow) => t(FLOWS[flow]) },
        ...months.map(({ period, tickets }) => ({
          title: period,
          align: 'right' as const,
          render: (_: unknown, flow: Flow) => tickets[flow],
        })),
      ]}
    />
  );
}

function States({ figures: { tickets } }: { figures: AllianceFigures }) {
  const { t, language } = useLanguage();
  const ofMonth = new Map(tickets.raised_in_period_by_state.map(({ state, count }) => [state, count]));
  return (
    <Table
      size="small"
      dataSource={tickets.by_state.filter(({ count }) => count > 0)}
      rowKey={({ state }) => state}
      pagination={false}
      locale={{ emptyText: t({ zh: '还没有哨件', en: 'There is no whistle yet' }) }}
      columns={[
        {
          title: t({ zh: '现在的状态', en: 'State now' }),
          render: (_, { name_zh, name_en }) => (language === 'zh' ? name_zh : name_en),
        },
        {
          title: t({ zh: '本月吹哨的', en: 'raised in the month' }),
          align: 'right',
          render: (_, { state }) => ofMonth.get(state) ?? 0,
        },
        {
          title: t({ zh: `全部（${tickets.total}）`, en: `all (${tickets.total})` }),
          align: 'right',
          dataIndex: 'count',
        },
      ]}
    />
  );
}

function Categories({ figures: { tickets } }: { figures: AllianceFigures }) {
  const { t, language } = useLanguage();
  const open = { zh: '未了结（不分月份）', en: 'not ended, of any month' };
  const rows = tickets.by_category.filter((row) => row.open > 0 || flows.some((flow) => row[flow] > 0));
  return (
    <ScrollRegion label={t({ zh: '按类别', en: 'By category' })}>
      <Table
        size="small"
        dataSource={rows}
        rowKey={({ category_code }) => category_code}
        pagination={false}
        locale={{
          emptyText: t({
            zh: '本月没有哨件，也没有未了结的',
            en: 'None in the month, and none that is open',
          }),
        }}
        columns={[
          {
            title: t({ zh: '类别', en: 'Category' }),
            render: (_, { category_code, name_zh, name_en }) =>
              (language === 'zh' ? name_zh : name_en) ?? category_code,
          },
          ...flows.map((flow) => ({ title: t(FLOWS[flow]), align: 'right' as const, dataIndex: flow })),
          { title: t(open), align: 'right', dataIndex: 'open' },
        ]}
      />
    </ScrollRegion>
  );
}
