import { useQuery } from '@tanstack/react-query';
import { Flex, Segmented } from 'antd';
import { useState } from 'react';
import { api, body, type Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useLanguage } from '../language/language-context.js';
import { GROUPINGS, type Grouping } from './figure-words.js';
import { GroupTable } from './group-table.js';
import { adjustedCode } from './indicator-rows.js';
import { IndicatorName } from './indicator-name.js';
import { Section } from './section.js';
import { THREE_RATES } from './three-rates.js';
import { FEWEST } from './unit-order.js';
import { untilComplete } from './until-complete.js';

type View = Shape<'BreakdownView'>;
const groupings = Object.keys(GROUPINGS) as Grouping[];

/** How each group of whistles fares: by who raised them, the industry alliance of their enterprise, the stage, or the category. */
export function Breakdown({ month }: { month: string }) {
  const { t } = useLanguage();
  const [by, group] = useState<Grouping>('source');
  const { data, error } = useQuery({
    queryKey: ['figures', 'breakdown', month, by],
    queryFn: () => body(api.GET('/v1/statistics/breakdown', { params: { query: { period: month, by } } })),
    refetchInterval: untilComplete,
  });
  return (
    <Section title={t({ zh: '分组指标', en: 'Figures by group' })}>
      <Segmented<Grouping>
        className="basis"
        value={by}
        onChange={group}
        aria-label={t({ zh: '分组', en: 'Group by' })}
        options={groupings.map((value) => ({ value, label: t(GROUPINGS[value]) }))}
      />
      <p className="print-only">{t(GROUPINGS[by])}</p>
      {error && <ProblemAlert error={error} />}
      {data && <Definitions of={data.definitions} />}
      <GroupTable rows={data?.groups ?? []} by={by} loading={!data && !error} />
      {data && <Notes view={data} />}
    </Section>
  );
}

/** Rates that the table leaves to whoever reads the API. */
const ADJUSTED = new Set(THREE_RATES.map(adjustedCode));

function Definitions({ of }: { of: View['definitions'] }) {
  return (
    <Flex gap="small" wrap>
      {of
        .filter(({ code }) => !ADJUSTED.has(code))
        .map((definition) => (
          <IndicatorName key={definition.code} definition={definition} />
        ))}
    </Flex>
  );
}

function Notes({ view: { total, groups_overlap, without_calendar } }: { view: View }) {
  const { t } = useLanguage();
  const { raised, resolved, open } = total;
  return (
    <>
      <p>
        {t({
          zh: `全部哨件，每件一次：本月吹哨 ${raised}，首次办结 ${resolved}，未了结 ${open}。`,
          en: `All whistles, each once: ${raised} raised in the month, ${resolved} first resolved, ${open} not ended.`,
        })}{' '}
        {groups_overlap &&
          t({
            zh: '企业在几个产业联盟，其哨件就在几组各计一次，各组之和可大于合计。',
            en: 'A whistle counts in every industry alliance of its enterprise, so that groups may add up to more.',
          })}
      </p>
      <p>
        {t({
          zh: `率为剔除前；按 95% 下限排序，分母不足 ${FEWEST} 的组，不论升序降序都排在后面。用时为工作时间。`,
          en: `Rates are before exclusions, and sorted by their 95% lower bound; groups with a denominator under ${FEWEST} come last, sorted up or down. Times are working time.`,
        })}
      </p>
      {without_calendar > 0 && (
        <p>
          {t({
            zh: `另有 ${without_calendar} 次因日历未知而无法计时。`,
            en: `Another ${without_calendar} could not be timed, because their calendar is not known.`,
          })}
        </p>
      )}
    </>
  );
}
