import { Table, Tag } from 'antd';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { changeText } from './change-text.js';
import { NOTHING } from './rate.js';
import { ScrollRegion } from './scroll-region.js';

type Effect = Shape<'ThemeVolumesView'>;

/** A month's row: the baseline and the theme's own month come before those after it. */
interface Row {
  readonly key: string;
  readonly month: string;
  readonly raised: string;
  readonly after?: Effect['after'][number];
}

const NONE_IN_ITS_MONTH = { zh: '主题当月为 0', en: 'none in its month' };

/** How many whistles the category had before, in and after the theme's month. */
export function ThemeEffect({ month, about, effect }: { month: string; about: string; effect: Effect }) {
  const { t, language } = useLanguage();
  const running = t({ zh: '（未结束）', en: ' (so far)' });
  const rows: Row[] = [
    {
      key: 'before',
      month: t({ zh: '此前三个月月均', en: 'Mean of three months before' }),
      raised: effect.mean_of_three_months.toFixed(1),
    },
    {
      key: month,
      month: t({ zh: `${month}（主题当月）`, en: `${month} (the theme’s)` }),
      raised: `${effect.raised}${effect.month_complete ? '' : running}`,
    },
    ...effect.after.map((after) => ({
      key: after.period,
      month: after.period,
      raised: `${after.raised}${after.period_complete ? '' : running}`,
      after,
    })),
  ];
  return (
    <ScrollRegion label={t({ zh: `吹哨数的变化 · ${about}`, en: `How whistles changed · ${about}` })}>
      <Table<Row>
        size="small"
        dataSource={rows}
        rowKey={({ key }) => key}
        pagination={false}
        columns={[
          { title: t({ zh: '月份', en: 'Month' }), dataIndex: 'month' },
          { title: t({ zh: '吹哨', en: 'Raised' }), align: 'right', dataIndex: 'raised' },
          {
            title: t({ zh: '较主题当月', en: 'Against the theme’s month' }),
            render: (_, { after }) =>
              after?.change ? changeText(after.change, language, NONE_IN_ITS_MONTH) : NOTHING,
          },
          {
            title: t({ zh: '因偶然而如此之少的概率', en: 'So few by chance' }),
            align: 'right',
            render: (_, { after }) => chanceText(after?.chance ?? null),
          },
          {
            title: t({ zh: '环比', en: 'Month on month' }),
            render: (_, { after }) => <Fell fell={after?.fell ?? null} />,
          },
        ]}
      />
    </ScrollRegion>
  );
}

/** Whether a month had fewer than the one before it; a dash while it runs. */
export function Fell({ fell }: { fell: boolean | null }) {
  const { t } = useLanguage();
  if (fell === null) return NOTHING;
  return fell ? (
    <Tag color="green">{t({ zh: '下降', en: 'fell' })}</Tag>
  ) : (
    <Tag>{t({ zh: '未降', en: 'did not fall' })}</Tag>
  );
}

const LEAST_SHOWN = 0.001;

function chanceText(chance: number | null): string {
  if (chance === null) return NOTHING;
  return chance < LEAST_SHOWN ? `< ${LEAST_SHOWN}` : chance.toFixed(3);
}
