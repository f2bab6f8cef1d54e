import { useQueryClient } from '@tanstack/react-query';
import { Button, Flex, Table, type TableColumnsType } from 'antd';
import { useOperationForm } from '../actions/forms.js';
import { OperationButton } from '../actions/operation-button.js';
import { api, body, type Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useList } from '../app/use-list.js';
import { useLanguage } from '../language/language-context.js';
import { checks } from './figure-words.js';
import { besideGrowthText, growthText, monthsText, percentText } from './published-figure-text.js';
import { NOTHING } from './rate.js';
import { ScrollRegion } from './scroll-region.js';
import { Section } from './section.js';

type Figure = Shape<'ExternalFigureView'>;
const PATH = '/v1/statistics/external-figures';

/** What others published about the port in the month's year, with the growth that they printed and the one that follows from the year before. */
export function PublishedFigures({ month }: { month: string }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const year = Number(month.slice(0, 4));
  const list = useList<Figure>(['figures', 'external', year], (cursor) =>
    body(api.GET(PATH, { params: { query: { year, ...(cursor ? { cursor } : {}) } } })),
  );
  const done = () => queries.invalidateQueries({ queryKey: ['figures', 'external'] });
  const title = t({ zh: `外部指标（${year} 年）`, en: `Published figures of ${year}` });
  return (
    <Section title={title}>
      {list.error && <ProblemAlert error={list.error} />}
      <ScrollRegion label={title}>
        <Table<Figure>
          size="small"
          dataSource={list.items}
          loading={list.loading}
          rowKey={({ id }) => id}
          pagination={false}
          locale={{ emptyText: t({ zh: '本年尚未登记', en: 'None is recorded for the year' }) }}
          columns={useColumns(done)}
        />
      </ScrollRegion>
      <Flex gap="small" className="no-print">
        <OperationButton<Figure> path={PATH} done={done} />
        {list.more && (
          <Button onClick={list.more} loading={list.loadingMore}>
            {t({ zh: '更多', en: 'More' })}
          </Button>
        )}
      </Flex>
    </Section>
  );
}

function useColumns(done: () => unknown): TableColumnsType<Figure> {
  const { t, language } = useLanguage();
  const mayRecord = useOperationForm(PATH) !== undefined;
  return [
    {
      title: t({ zh: '指标', en: 'Indicator' }),
      render: (_, { name_zh, name_en, source }) => (
        <span className="rate-cell">
          <span>{language === 'zh' ? name_zh : name_en}</span>
          <small>{source}</small>
        </span>
      ),
    },
    { title: t({ zh: '月份', en: 'Months' }), render: (_, figure) => monthsText(figure) },
    {
      title: t({ zh: '数值', en: 'Value' }),
      align: 'right',
      render: (_, { value, unit_zh, unit_en }) => `${value} ${language === 'zh' ? unit_zh : unit_en}`,
    },
    {
      title: t({ zh: '公布同比', en: 'Printed growth' }),
      align: 'right',
      render: (_, { year_on_year_percent }) => percentText(year_on_year_percent),
    },
    {
      title: t({ zh: '计算同比', en: 'Computed growth' }),
      align: 'right',
      render: (_, figure) => (
        <span className="rate-cell">
          <span>{growthText(figure, language)}</span>
          <small>{besideGrowthText(figure, language)}</small>
        </span>
      ),
    },
    { title: t({ zh: '核对', en: 'Check' }), render: (_, { check }) => t(checks[check]) },
    { title: t({ zh: '目标', en: 'Target' }), render: (_, figure) => <Target figure={figure} /> },
    {
      title: t({ zh: '位次与纪录', en: 'Place and record' }),
      render: (_, figure) => <Rank figure={figure} />,
    },
    ...(mayRecord
      ? [
          {
            title: t({ zh: '更正', en: 'Correct' }),
            className: 'no-print',
            render: (_: unknown, figure: Figure) => <Correct figure={figure} done={done} />,
          },
        ]
      : []),
  ];
}

function Target({ figure: { target, target_reached } }: { figure: Figure }) {
  const { t } = useLanguage();
  if (target === null) return NOTHING;
  return (
    <span className="rate-cell">
      <span>{target}</span>
      <small>
        {target_reached ? t({ zh: '已达到', en: 'reached' }) : t({ zh: '未达到', en: 'not reached' })}
      </small>
    </span>
  );
}

function Rank({ figure: { rank, is_record } }: { figure: Figure }) {
  const { t } = useLanguage();
  const parts = [
    ...(rank === null ? [] : [t({ zh: `第 ${rank} 位`, en: `no. ${rank}` })]),
    ...(is_record ? [t({ zh: '创历年之最', en: 'the highest ever' })] : []),
  ];
  return parts.length > 0 ? parts.join(t({ zh: '，', en: ', ' })) : NOTHING;
}

/** The same indicator and months again, beginning with what is recorded. */
function Correct({ figure, done }: { figure: Figure; done: () => unknown }) {
  const { language } = useLanguage();
  const { id, version, indicator_code, from, to, name_zh, name_en, unit_zh, unit_en, value, source } = figure;
  const { year_on_year_percent, target, rank, is_record } = figure;
  return (
    <OperationButton<Figure>
      path={PATH}
      label={{ zh: '更正', en: 'Correct' }}
      about={`${language === 'zh' ? name_zh : name_en} ${monthsText(figure)}`}
      type="link"
      subject={{ id, version }}
      known={{ indicator_code, from, to }}
      initial={{
        ...{ name_zh, name_en, unit_zh, unit_en, value, year_on_year_percent, target, rank, is_record },
        source,
      }}
      done={done}
    />
  );
}
