import { useQuery } from '@tanstack/react-query';
import { Table, type TableColumnsType } from 'antd';
import { api, body, type Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useLanguage } from '../language/language-context.js';
import { changeText } from './change-text.js';
import { Difference } from './difference.js';
import { IndicatorName } from './indicator-name.js';
import { RateCell } from './rate-cell.js';
import { ScrollRegion } from './scroll-region.js';
import { Section } from './section.js';
import { THREE_RATES } from './three-rates.js';
import { untilComplete } from './until-complete.js';

type Count = Shape<'ComparedCountView'>;
type Indicator = Shape<'ComparedIndicatorView'>;
type Row = Count | Indicator;
const SPANS = ['month', 'year_to_date'] as const;

/** A month, and the year up to it, beside the same months of the year before. */
export function YearOnYear({ month }: { month: string }) {
  const { t } = useLanguage();
  const { data, error } = useQuery({
    queryKey: ['figures', 'year-on-year', month],
    queryFn: () => body(api.GET('/v1/statistics/year-on-year', { params: { query: { period: month } } })),
    refetchInterval: untilComplete,
  });
  return (
    <Section title={t({ zh: '同比', en: 'Year on year' })}>
      {error && <ProblemAlert error={error} />}
      {data && (
        <>
          <IndicatorName definition={data.definition} />
          {!data.period_complete && (
            <p>
              {t({
                zh: '本月尚未结束，比的是上年的整月。',
                en: 'The month is not over: it is compared with a whole one.',
              })}
            </p>
          )}
          <Comparison
            rows={[...data.counts, ...data.indicators.filter(({ code }) => THREE_RATES.includes(code))]}
          />
        </>
      )}
    </Section>
  );
}

function Comparison({ rows }: { rows: Row[] }) {
  const { t, language } = useLanguage();
  const titles = {
    month: t({ zh: '本月', en: 'The month' }),
    year_to_date: t({ zh: '1 月至本月', en: 'January up to the month' }),
  };
  const columns: TableColumnsType<Row> = [
    {
      title: t({ zh: '项目', en: 'What' }),
      render: (_, row) => (language === 'zh' ? row.name_zh : row.name_en),
    },
    ...SPANS.map((span) => ({
      title: titles[span],
      children: [
        {
          title: t({ zh: '本期', en: 'now' }),
          render: (_: unknown, row: Row) => <Value row={row} of="now" span={span} />,
        },
        {
          title: t({ zh: '上年同期', en: 'a year before' }),
          render: (_: unknown, row: Row) => <Value row={row} of="before" span={span} />,
        },
        {
          title: t({ zh: '增减', en: 'change' }),
          render: (_: unknown, row: Row) => <Change row={row} span={span} />,
        },
      ],
    })),
  ];
  return (
    <ScrollRegion label={t({ zh: '同比', en: 'Year on year' })}>
      <Table<Row>
        size="small"
        bordered
        dataSource={rows}
        rowKey={({ code }) => code}
        pagination={false}
        columns={columns}
      />
    </ScrollRegion>
  );
}

interface CellProps {
  readonly row: Row;
  readonly span: (typeof SPANS)[number];
}

function Value({ row, of, span }: CellProps & { of: 'now' | 'before' }) {
  return isRate(row) ? <RateCell rate={row[span][of]} /> : row[span][of];
}

function Change({ row, span }: CellProps) {
  const { language } = useLanguage();
  if (!isRate(row)) return changeText(row[span], language);
  const { now, before } = row[span];
  return <Difference now={now} earlier={before} bare />;
}

function isRate(row: Row): row is Indicator {
  return 'basis' in row;
}
