import { Button, Flex, Spin, Typography } from 'antd';
import { ProblemAlert } from '../app/problem-alert.js';
import { isPlaceOf } from '../app/places.js';
import { useLanguage } from '../language/language-context.js';
import { useSignedIn } from '../session/me-context.js';
import { Acceptance } from './acceptance.js';
import { Backlog } from './backlog.js';
import { Breakdown } from './breakdown.js';
import { Commitments } from './commitments.js';
import { CompositeScores } from './composite.js';
import { Coverage } from './coverage.js';
import { csvOf } from './csv.js';
import { DefinitionList } from './definition-list.js';
import { Durations } from './durations.js';
import { FigureFrame } from './figure-frame.js';
import './figures.css';
import { indicatorCells } from './indicator-cells.js';
import { indicatorRows } from './indicator-rows.js';
import { IndicatorTable } from './indicator-table.js';
import { JointFigures } from './joint-figures.js';
import { MonthPicker } from './month-picker.js';
import { MonthlyThemes } from './monthly-themes.js';
import { OperatingModel } from './operating-model.js';
import { OnAccount } from './on-account.js';
import { OutstandingCoverage } from './outstanding-coverage.js';
import { Participation } from './participation.js';
import { PublishedFigures } from './published-figures.js';
import { PublishedMonth } from './published-month.js';
import { RateCard } from './rate-card.js';
import { saveFile } from './save-file.js';
import { Section } from './section.js';
import { Themes } from './themes.js';
import { THREE_RATES } from './three-rates.js';
import { type ThreeMonths, useAllianceFigures } from './use-alliance-figures.js';
import { useChosenMonth } from './use-chosen-month.js';
import { WhistleCounts } from './whistle-counts.js';
import { Whistling } from './whistling.js';
import { YearOnYear } from './year-on-year.js';

/** How the alliance does in a month, fit to be printed as the month's report. */
export function FiguresPage() {
  const { t, language } = useLanguage();
  const [chosen, choose] = useChosenMonth();
  const { now, figures, error } = useAllianceFigures(chosen);
  const rows = figures ? rowsOf(figures) : [];
  const save = () => {
    if (!now) return;
    const frame = { month: now.period, asOf: now.watermark.newest_recorded_at };
    const csv = csvOf(indicatorCells(rows, frame, language));
    saveFile(`muster-${now.alliance_id}-${now.period}.csv`, csv, 'text/csv;charset=utf-8');
  };
  return (
    <div className="figures">
      <Flex gap="small" wrap align="center" justify="space-between">
        <Typography.Title level={1}>{t({ zh: '统计', en: 'Figures' })}</Typography.Title>
        <Flex gap="small" wrap className="no-print">
          <MonthPicker month={chosen ?? now?.period} timeZone={now?.time_zone} choose={choose} />
          <Button disabled={!figures} onClick={save}>
            {t({ zh: '下载 CSV', en: 'Download CSV' })}
          </Button>
          <Button disabled={!figures} onClick={() => window.print()}>
            {t({ zh: '打印月报', en: 'Print the report' })}
          </Button>
        </Flex>
      </Flex>
      {error && <ProblemAlert error={error} />}
      {!figures && !error && <Spin />}
      {figures && <Month figures={figures} />}
    </div>
  );
}

function Month({ figures }: { figures: ThreeMonths }) {
  const { t } = useLanguage();
  const me = useSignedIn();
  // What names units and organisations, or may be about one enterprise, is not for enterprises.
  const seesUnits = isPlaceOf(me, '/figures/units');
  const rows = rowsOf(figures);
  const { period } = figures.now;
  return (
    <>
      <FigureFrame frame={figures.now} />
      <PublishedMonth figures={figures.now} />
      <Section title={t({ zh: '三率', en: 'The three rates' })}>
        <div className="rate-cards">
          {rows
            .filter(({ code }) => THREE_RATES.includes(code))
            .map((row) => (
              <RateCard key={row.code} row={row} />
            ))}
        </div>
        <CompositeScores scores={figures.now.composite} />
      </Section>
      <WhistleCounts figures={figures} />
      <YearOnYear month={period} />
      <Whistling month={period} />
      {seesUnits && <Themes month={period} />}
      {seesUnits && <MonthlyThemes month={period} timeZone={figures.now.time_zone} />}
      {seesUnits && <Breakdown month={period} />}
      {seesUnits && <OperatingModel month={period} />}
      <Section title={t({ zh: '其他指标', en: 'Other indicators' })}>
        <IndicatorTable rows={rows.filter(({ code }) => !THREE_RATES.includes(code))} />
      </Section>
      <Durations month={period} />
      <JointFigures month={period} />
      {seesUnits && <Backlog month={period} />}
      <OnAccount month={period} />
      {seesUnits && <Commitments month={period} />}
      <Acceptance rows={figures.now.acceptance} />
      <Coverage />
      {seesUnits && <OutstandingCoverage />}
      {seesUnits && <Participation month={period} />}
      <PublishedFigures month={period} />
      <div className="print-only">
        <Section title={t({ zh: '指标定义', en: 'Definitions' })}>
          <DefinitionList definitions={rows.map(({ raw }) => raw.now)} />
        </Section>
      </div>
    </>
  );
}

function rowsOf({ now, monthBefore, yearBefore }: ThreeMonths) {
  return indicatorRows(now.indicators, monthBefore.indicators, yearBefore.indicators);
}
