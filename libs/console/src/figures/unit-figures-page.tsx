import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Segmented, Spin, Typography } from 'antd';
import { useState } from 'react';
import { api, body, type Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useLanguage } from '../language/language-context.js';
import { csvOf } from './csv.js';
import { DefinitionList } from './definition-list.js';
import { FigureFrame } from './figure-frame.js';
import './figures.css';
import { BASES } from './figure-words.js';
import { adjustedCode, type Indicator } from './indicator-rows.js';
import { MonthPicker } from './month-picker.js';
import { saveFile } from './save-file.js';
import { Section } from './section.js';
import { unitCells } from './unit-cells.js';
import { FEWEST } from './unit-order.js';
import { UnitTable } from './unit-table.js';
import { untilComplete } from './until-complete.js';
import { useChosenMonth } from './use-chosen-month.js';

type UnitFigures = Shape<'UnitFiguresView'>;
type Basis = Indicator['basis'];

/** How each unit does in a month. */
export function UnitFiguresPage() {
  const { t, language } = useLanguage();
  const [chosen, choose] = useChosenMonth();
  const { data, error } = useQuery({
    queryKey: ['figures', 'units', chosen],
    queryFn: () =>
      body(api.GET('/v1/statistics/units', { params: { query: chosen ? { period: chosen } : {} } })),
    refetchInterval: untilComplete,
  });
  const save = () => {
    if (!data) return;
    const name = `muster-${data.alliance_id}-units-${data.period}.csv`;
    saveFile(name, csvOf(unitCells(data, language)), 'text/csv;charset=utf-8');
  };
  return (
    <div className="figures unit-figures">
      <Flex gap="small" wrap align="center" justify="space-between">
        <Typography.Title level={1}>{t({ zh: '单位统计', en: 'Figures of the units' })}</Typography.Title>
        <Flex gap="small" wrap className="no-print">
          <MonthPicker month={chosen ?? data?.period} timeZone={data?.time_zone} choose={choose} />
          <Button disabled={!data} onClick={save}>
            {t({ zh: '下载 CSV', en: 'Download CSV' })}
          </Button>
          <Button disabled={!data} onClick={() => window.print()}>
            {t({ zh: '打印', en: 'Print' })}
          </Button>
        </Flex>
      </Flex>
      {error && <ProblemAlert error={error} />}
      {!data && !error && <Spin />}
      {data && <Units figures={data} />}
    </div>
  );
}

function Units({ figures }: { figures: UnitFigures }) {
  const { t } = useLanguage();
  const [basis, setBasis] = useState<Basis>('raw');
  const indicators = indicatorsOf(figures, basis);
  return (
    <>
      <FigureFrame frame={figures} />
      <Segmented<Basis>
        className="basis"
        value={basis}
        onChange={setBasis}
        aria-label={t({ zh: '口径', en: 'Basis' })}
        options={[
          { value: 'raw', label: t(BASES.raw) },
          { value: 'adjusted', label: t(BASES.adjusted) },
        ]}
      />
      <p className="print-only">{t(BASES[basis])}</p>
      <UnitTable rows={figures.items} indicators={indicators} basis={basis} />
      <p>
        {t({
          zh: `按率的 95% 下限排序，件数少的高率不至于领先；分母不足 ${FEWEST} 的单位，不论升序降序都排在后面。`,
          en: `Sorted by what a rate has shown at least (its 95% lower bound), so that few lucky cases do not lead; units with a denominator under ${FEWEST} come last, sorted up or down.`,
        })}
      </p>
      <Section title={t({ zh: '指标定义', en: 'Definitions' })}>
        <DefinitionList definitions={indicators} />
      </Section>
    </>
  );
}

/** The columns: after exclusions, indicators that are published so; the others as they are. */
function indicatorsOf({ items }: UnitFigures, basis: Basis): Indicator[] {
  const all = items[0]?.indicators ?? [];
  return all
    .filter((indicator) => indicator.basis === 'raw')
    .map((raw) => (basis === 'adjusted' && all.find(({ code }) => code === adjustedCode(raw.code))) || raw);
}
