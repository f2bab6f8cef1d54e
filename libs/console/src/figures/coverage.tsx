import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { api, body, type Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useLanguage } from '../language/language-context.js';
import { besideText } from './beside-text.js';
import { IndicatorName } from './indicator-name.js';
import type { Indicator } from './indicator-rows.js';
import { RateCell } from './rate-cell.js';
import { NOTHING } from './rate.js';
import { Section } from './section.js';

/** The only one of them that is no rate: members for each organisation. */
const STRUCTURE = 'O4';

/** Which enterprises a party organisation covers now, whatever the month. */
export function Coverage() {
  const { t, language } = useLanguage();
  const { data, error } = useQuery({
    queryKey: ['figures', 'coverage'],
    queryFn: () => body(api.GET('/v1/statistics/coverage')),
  });
  return (
    <Section title={t({ zh: '党组织组建与覆盖（现况）', en: 'Party organisations, as it is now' })}>
      {error && <ProblemAlert error={error} />}
      <Table<Indicator>
        size="small"
        dataSource={data?.indicators ?? []}
        loading={!data && !error}
        rowKey={({ code }) => code}
        pagination={false}
        columns={[
          {
            title: t({ zh: '指标', en: 'Indicator' }),
            render: (_, indicator) => <IndicatorName definition={indicator} />,
          },
          {
            title: t({ zh: '率', en: 'Rate' }),
            render: (_, indicator) =>
              indicator.code === STRUCTURE && data ? (
                <Structure structure={data.structure} />
              ) : (
                <RateCell rate={indicator} />
              ),
          },
          {
            title: t({ zh: '其他数', en: 'Beside it' }),
            render: (_, { shown }) => besideText(shown, language),
          },
        ]}
      />
    </Section>
  );
}

function Structure({ structure }: { structure: Shape<'StructureView'> }) {
  const { t } = useLanguage();
  const { members, primary_organisations, members_per_organisation, sum_check, of_projects } = structure;
  return (
    <span className="rate-cell">
      <strong>
        {members_per_organisation?.toFixed(1) ?? NOTHING} {t({ zh: '人/个', en: 'members each' })}
      </strong>
      <small>
        {members}/{primary_organisations}{' '}
        {sum_check
          ? t({ zh: '校验相符', en: 'the sum agrees' })
          : t({ zh: '校验不符', en: 'the sum does not agree' })}
        {of_projects > 0 &&
          t({ zh: `；其中项目党支部 ${of_projects} 个`, en: `; ${of_projects} of projects` })}
      </small>
    </span>
  );
}
