import { useQuery } from '@tanstack/react-query';
import { Descriptions, Table } from 'antd';
import { api, body, type Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { spans } from './figure-words.js';
import { IndicatorName } from './indicator-name.js';
import { NOTHING } from './rate.js';
import { ScrollRegion } from './scroll-region.js';
import { Section } from './section.js';
import { untilComplete } from './until-complete.js';
import { workingTimeText } from './working-time.js';

type Duration = Shape<'DurationView'>;

const MEASURES = {
  mean_minutes: { zh: '均值', en: 'Mean' },
  median_minutes: { zh: '中位数', en: 'Median' },
  p90_minutes: { zh: '九成不超过', en: 'Nine tenths within' },
  longest_minutes: { zh: '最长', en: 'Longest' },
} as const;
const measures = Object.keys(MEASURES) as (keyof typeof MEASURES)[];

/** How long each step took in a month, and what the priority right did. */
export function Durations({ month }: { month: string }) {
  const { t } = useLanguage();
  const { data, error } = useQuery({
    queryKey: ['figures', 'durations', month],
    queryFn: () => body(api.GET('/v1/statistics/durations', { params: { query: { period: month } } })),
    refetchInterval: untilComplete,
  });
  const durations = data?.definitions.find(({ code }) => code === 'K8');
  const effect = data?.definitions.find(({ code }) => code === 'K16');
  return (
    <Section title={t({ zh: '办理时长与优先权', en: 'Durations and the priority right' })}>
      {error && <ProblemAlert error={error} />}
      {durations && <IndicatorName definition={durations} />}
      <SpanTable rows={data?.items ?? []} loading={!data && !error} />
      {data && data.without_calendar > 0 && (
        <p>
          {t({
            zh: `另有 ${data.without_calendar} 次因日历未知而无法计时。`,
            en: `Another ${data.without_calendar} could not be timed, because their calendar is not known.`,
          })}
        </p>
      )}
      {effect && <IndicatorName definition={effect} />}
      {data && <PriorityEffect effect={data.priority_right} />}
    </Section>
  );
}

function SpanTable({ rows, loading }: { rows: Duration[]; loading: boolean }) {
  const { t, language } = useLanguage();
  const policy = ({ policy_code, policy_version }: Duration) =>
    policy_code === null
      ? t({ zh: '全部', en: 'all' })
      : `${t(word('kind', policy_code))} v${policy_version}`;
  return (
    <ScrollRegion label={t({ zh: '办理时长', en: 'Durations' })}>
      <Table
        size="small"
        dataSource={rows}
        loading={loading}
        rowKey={({ span, policy_code, policy_version }) => `${span} ${policy_code} ${policy_version}`}
        pagination={false}
        locale={{ emptyText: t({ zh: '本月没有结束的步骤', en: 'No step ended in the month' }) }}
        columns={[
          { title: t({ zh: '何至何', en: 'From what to what' }), render: (_, { span }) => t(spans[span]) },
          { title: t({ zh: '时限', en: 'Time limits' }), render: (_, row) => policy(row) },
          { title: t({ zh: '次数', en: 'How many' }), align: 'right', dataIndex: 'n' },
          ...measures.map((measure) => ({
            title: t(MEASURES[measure]),
            align: 'right' as const,
            render: (_: unknown, row: Duration) => workingTimeText(row[measure], language),
          })),
        ]}
      />
    </ScrollRegion>
  );
}

function PriorityEffect({ effect }: { effect: Shape<'PriorityEffectView'> }) {
  const { t, language } = useLanguage();
  const of = (n: number) => t({ zh: `（${n} 件）`, en: ` (${n})` });
  return (
    <Descriptions
      size="small"
      bordered
      column={{ xs: 1, md: 2 }}
      items={[
        {
          label: t({ zh: '优先哨件中位数', en: 'Median with the right' }),
          children: workingTimeText(effect.priority_median_minutes, language) + of(effect.priority_n),
        },
        {
          label: t({ zh: '一般哨件中位数', en: 'Median without' }),
          children: workingTimeText(effect.normal_median_minutes, language) + of(effect.normal_n),
        },
        { label: t({ zh: '优先 ÷ 一般', en: 'With ÷ without' }), children: effect.ratio ?? NOTHING },
        {
          label: t({ zh: '一般哨件最长等待', en: 'Longest wait without' }),
          children: workingTimeText(effect.longest_normal_minutes, language),
        },
      ].map((item, key) => ({ key, ...item }))}
    />
  );
}
