import { Card, Table, Tag } from 'antd';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { changeText } from './campaign-texts.js';

type Indicator = Shape<'CampaignIndicatorView'>;

const COLOURS = { better: 'green', worse: 'red', unchanged: 'default' } as const;

/** What was measured before it and after it. */
export function IndicatorsCard({ indicators }: { indicators: Indicator[] }) {
  const { t } = useLanguage();
  if (indicators.length === 0) return null;
  const measured = (each: Shape<'CampaignMeasuredView'> | null, unit: string) =>
    each && (
      <>
        {each.value} {unit} <small>{each.on}</small>
      </>
    );
  return (
    <Card title={t({ zh: '治理前后', en: 'Before and after' })}>
      <Table<Indicator>
        size="small"
        dataSource={indicators}
        rowKey={({ name }) => name}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            title: t({ zh: '指标', en: 'Indicator' }),
            render: (_, { name, better }) => (
              <>
                {name} <small>{t(word('better', better))}</small>
              </>
            ),
          },
          {
            title: t({ zh: '治理前', en: 'Before' }),
            render: (_, { before, unit }) => measured(before, unit),
          },
          { title: t({ zh: '治理后', en: 'After' }), render: (_, { after, unit }) => measured(after, unit) },
          {
            title: t({ zh: '变化', en: 'Change' }),
            render: (_, indicator) => {
              const text = changeText(indicator);
              return text && <Tag color={COLOURS[indicator.verdict!]}>{t(text)}</Tag>;
            },
          },
        ]}
      />
    </Card>
  );
}
