import { useQuery } from '@tanstack/react-query';
import { Descriptions, Table } from 'antd';
import { api, body, type Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { IndicatorName } from './indicator-name.js';
import { ScrollRegion } from './scroll-region.js';
import { Section } from './section.js';
import { untilComplete } from './until-complete.js';

type View = Shape<'BacklogView'>;

/** What is still to be done: how old, how high, with whom; and how the month moved it. */
export function Backlog({ month }: { month: string }) {
  const { t } = useLanguage();
  const { data, error } = useQuery({
    queryKey: ['figures', 'backlog', month],
    queryFn: () => body(api.GET('/v1/statistics/backlog', { params: { query: { period: month } } })),
    refetchInterval: untilComplete,
  });
  return (
    <Section title={t({ zh: '积压', en: 'Backlog' })}>
      {error && <ProblemAlert error={error} />}
      {data && <Stock view={data} />}
    </Section>
  );
}

function Stock({ view: { definition, backlog, flow, at } }: { view: View }) {
  const { t } = useLanguage();
  const { ages } = backlog;
  const moment = instantText(at);
  const agesText = [
    { label: t({ zh: '不超过 7 天', en: 'up to 7 days' }), count: ages.up_to_7_days },
    { label: t({ zh: '7 至 30 天', en: '7 to 30 days' }), count: ages.up_to_30_days },
    { label: t({ zh: '30 至 90 天', en: '30 to 90 days' }), count: ages.up_to_90_days },
    { label: t({ zh: '超过 90 天', en: 'over 90 days' }), count: ages.over_90_days },
  ].map(({ label, count }) => `${label} ${count}`);
  const levelsText = backlog.by_level.map(({ level, count }) => `${t(word('level', level))} ${count}`);
  return (
    <>
      <IndicatorName definition={definition} />
      <Descriptions
        size="small"
        bordered
        column={{ xs: 1, md: 2 }}
        items={[
          {
            label: t({ zh: `未了结（${moment}）`, en: `Not ended (${moment})` }),
            children: backlog.stock,
          },
          { label: t({ zh: '其中有单位超时', en: 'Of them with a unit late' }), children: backlog.late },
          { label: t({ zh: '件龄', en: 'By age' }), children: agesText.join(' · ') },
          { label: t({ zh: '层级', en: 'By level' }), children: levelsText.join(' · ') },
          {
            label: t({ zh: '月初 + 新增 − 了结 = 期末', en: 'Opening + raised − ended = closing' }),
            children: `${flow.opening} + ${flow.raised} − ${flow.ended} = ${flow.closing}`,
          },
        ].map((item, key) => ({ key, ...item }))}
      />
      <Units rows={backlog.by_unit} />
    </>
  );
}

function Units({ rows }: { rows: View['backlog']['by_unit'] }) {
  const { t, language } = useLanguage();
  const label = t({ zh: '各单位在手的派单', en: 'What each unit has before it' });
  return (
    <ScrollRegion label={label}>
      <Table
        size="small"
        className="below"
        dataSource={rows}
        rowKey={({ unit_id }) => unit_id}
        pagination={false}
        locale={{ emptyText: t({ zh: '没有在手的派单', en: 'No unit has anything before it' }) }}
        columns={[
          {
            title: t({ zh: '单位', en: 'Unit' }),
            render: (_, { unit_id, name_zh, name_en }) => (language === 'zh' ? name_zh : name_en) ?? unit_id,
          },
          { title: t({ zh: '在手派单', en: 'Assignments' }), align: 'right', dataIndex: 'open' },
          { title: t({ zh: '其中超办结时限', en: 'Of them late' }), align: 'right', dataIndex: 'late' },
        ]}
      />
    </ScrollRegion>
  );
}
