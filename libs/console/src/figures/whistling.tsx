import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { api, body, type Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useLanguage } from '../language/language-context.js';
import { IndicatorName } from './indicator-name.js';
import { NOTHING, rateText } from './rate.js';
import { ScrollRegion } from './scroll-region.js';
import { Section } from './section.js';
import { untilComplete } from './until-complete.js';

type View = Shape<'WhistlingView'>;

/** How often whistles are blown, and about the same trouble again. */
export function Whistling({ month }: { month: string }) {
  const { t } = useLanguage();
  const { data, error } = useQuery({
    queryKey: ['figures', 'whistling', month],
    queryFn: () => body(api.GET('/v1/statistics/whistling', { params: { query: { period: month } } })),
    refetchInterval: untilComplete,
  });
  return (
    <Section title={t({ zh: '吹哨与重复', en: 'Whistles and repeats' })}>
      {error && <ProblemAlert error={error} />}
      {data && <Rates view={data} />}
    </Section>
  );
}

function Rates({ view: { definitions, whistle_rate, repeat_rate, repeats } }: { view: View }) {
  const { t, language } = useLanguage();
  const [ofWhistles, ofRepeats] = definitions;
  return (
    <>
      <p>
        {ofWhistles && <IndicatorName definition={ofWhistles} />}{' '}
        <strong>{perHundred(whistle_rate.rate)}</strong>{' '}
        {t({ zh: '件/百家', en: 'for each hundred enterprises' })}{' '}
        <small>
          {whistle_rate.numerator}/{whistle_rate.denominator}
        </small>
      </p>
      <p>
        {ofRepeats && <IndicatorName definition={ofRepeats} />} <strong>{rateText(repeat_rate)}</strong>{' '}
        <small>
          {repeat_rate.numerator}/{repeat_rate.denominator}
        </small>
      </p>
      <ScrollRegion label={t({ zh: '按类别的重复', en: 'Repeats by category' })}>
        <Table
          size="small"
          dataSource={repeats.filter(({ repeats: again }) => again > 0)}
          rowKey={({ category_code }) => category_code}
          pagination={false}
          locale={{ emptyText: t({ zh: '本月没有重复的哨件', en: 'Nothing was raised again in the month' }) }}
          columns={[
            {
              title: t({ zh: '有重复的类别', en: 'Categories with repeats' }),
              render: (_, { category_code, name_zh, name_en }) =>
                (language === 'zh' ? name_zh : name_en) ?? category_code,
            },
            { title: t({ zh: '本月吹哨', en: 'raised' }), align: 'right', dataIndex: 'raised' },
            { title: t({ zh: '其中重复', en: 'of them again' }), align: 'right', dataIndex: 'repeats' },
          ]}
        />
      </ScrollRegion>
    </>
  );
}

function perHundred(rate: number | null): string {
  return rate === null ? NOTHING : (rate * 100).toFixed(1);
}
