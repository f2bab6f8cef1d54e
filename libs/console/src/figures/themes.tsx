import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { Link } from 'react-router';
import { api, body, type Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useLanguage } from '../language/language-context.js';
import { useOperationForm } from '../actions/forms.js';
import { changeText } from './change-text.js';
import { IndicatorName } from './indicator-name.js';
import { RateCell } from './rate-cell.js';
import { NOTHING } from './rate.js';
import { ScrollRegion } from './scroll-region.js';
import { Section } from './section.js';
import { TakeTheme } from './take-theme.js';
import { untilComplete } from './until-complete.js';

type Theme = Shape<'ThemeView'>;

/** What the alliance might take on as the theme of its month, with what speaks for it. */
export function Themes({ month }: { month: string }) {
  const { t } = useLanguage();
  const { data, error } = useQuery({
    queryKey: ['figures', 'themes', month],
    queryFn: () => body(api.GET('/v1/statistics/themes', { params: { query: { period: month } } })),
    refetchInterval: untilComplete,
  });
  return (
    <Section title={t({ zh: '每月一题：建议', en: 'Theme of the month: proposals' })}>
      {error && <ProblemAlert error={error} />}
      {data && (
        <>
          <IndicatorName definition={data.definition} />
          <Proposals {...data} />
        </>
      )}
    </Section>
  );
}

function Proposals({ items, period, time_zone }: Shape<'ThemesView'>) {
  const { t, language } = useLanguage();
  const mayTake = useOperationForm('/v1/statistics/monthly-themes') !== undefined;
  const nameOf = ({ category_code, name_zh, name_en }: Theme) =>
    (language === 'zh' ? name_zh : name_en) ?? category_code;
  return (
    <ScrollRegion label={t({ zh: '建议的主题', en: 'Proposed themes' })}>
      <Table<Theme>
        size="small"
        dataSource={items}
        rowKey={({ category_code }) => category_code}
        pagination={false}
        locale={{
          emptyText: t({
            zh: '本月没有常见且联盟能解决的类别',
            en: 'Nothing in the month is common and within reach',
          }),
        }}
        columns={[
          {
            title: t({ zh: '类别', en: 'Category' }),
            render: (_, theme) => (
              <Link to={`/whistles?category=${encodeURIComponent(theme.category_code)}&sort=oldest`}>
                {nameOf(theme)}
              </Link>
            ),
          },
          {
            title: t({ zh: '得分', en: 'Score' }),
            align: 'right',
            render: (_, { score }) => score.toFixed(2),
          },
          {
            title: t({ zh: '占本月', en: 'Of the month' }),
            render: (_, { share }) => <RateCell rate={share} />,
          },
          {
            title: t({ zh: '此前三个月月均', en: 'Mean of three months before' }),
            align: 'right',
            render: (_, { mean_of_three_months: mean }) => mean.toFixed(1),
          },
          {
            title: t({ zh: '同比', en: 'Year on year' }),
            render: (_, { year_before }) => changeText(year_before, language),
          },
          { title: t({ zh: '企业', en: 'Enterprises' }), align: 'right', dataIndex: 'enterprises' },
          { title: t({ zh: '单位', en: 'Units' }), align: 'right', dataIndex: 'units' },
          {
            title: t({ zh: '重复', en: 'Again' }),
            render: (_, { repeat_rate }) => <RateCell rate={repeat_rate} />,
          },
          {
            title: t({ zh: '未解决', en: 'Not solved' }),
            render: (_, { unsolved_rate }) => <RateCell rate={unsolved_rate} />,
          },
          {
            title: t({ zh: '未了结的龄期中位数（天）', en: 'Median age of the open, days' }),
            align: 'right',
            render: (_, { median_age_days: age }) => age?.toFixed(1) ?? NOTHING,
          },
          ...(mayTake
            ? [
                {
                  title: t({ zh: '操作', en: 'Actions' }),
                  render: (_: unknown, theme: Theme) => (
                    <TakeTheme
                      month={period}
                      timeZone={time_zone}
                      proposed={{ category_code: theme.category_code, name: nameOf(theme) }}
                    />
                  ),
                },
              ]
            : []),
        ]}
      />
    </ScrollRegion>
  );
}
