import { useQuery } from '@tanstack/react-query';
import { Descriptions } from 'antd';
import { api, body } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useLanguage } from '../language/language-context.js';
import { IndicatorName } from './indicator-name.js';
import { NOTHING } from './rate.js';
import { Section } from './section.js';
import { untilComplete } from './until-complete.js';

/** How completely units report in to joint whistles, whistle by whistle. */
export function JointFigures({ month }: { month: string }) {
  const { t } = useLanguage();
  const { data, error } = useQuery({
    queryKey: ['figures', 'joint', month],
    queryFn: () => body(api.GET('/v1/statistics/joint', { params: { query: { period: month } } })),
    refetchInterval: untilComplete,
  });
  return (
    <Section title={t({ zh: '联合哨件', en: 'Joint whistles' })}>
      {error && <ProblemAlert error={error} />}
      {data && (
        <>
          <IndicatorName definition={data.definition} />
          <Descriptions
            size="small"
            bordered
            column={{ xs: 1, md: 2 }}
            items={[
              {
                label: t({ zh: '各件报到率的均值', en: 'Mean over whistles' }),
                children: meanText(data.joint.mean_rate),
              },
              {
                label: t({ zh: '已到期的联合哨件', en: 'Joint whistles, settled' }),
                children: data.joint.whistles,
              },
              {
                label: t({ zh: '单位全部按时的', en: 'With every unit in time' }),
                children: data.joint.complete,
              },
              {
                label: t({ zh: '按时报到的单位', en: 'Units in time' }),
                children: `${data.joint.units_on_time}/${data.joint.units_whistled}`,
              },
              { label: t({ zh: '尚有未到期的哨件', en: 'Whistles still open' }), children: data.joint.open },
            ].map((item, key) => ({ key, ...item }))}
          />
        </>
      )}
    </Section>
  );
}

function meanText(mean: number | null): string {
  return mean === null ? NOTHING : `${(mean * 100).toFixed(1)}%`;
}
