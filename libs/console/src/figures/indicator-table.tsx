import { Table, type TableColumnsType } from 'antd';
import { useLanguage } from '../language/language-context.js';
import { besideText } from './beside-text.js';
import { Difference } from './difference.js';
import { IndicatorName } from './indicator-name.js';
import type { Compared, IndicatorRow } from './indicator-rows.js';
import { OpenCount } from './open-count.js';
import { RateCell } from './rate-cell.js';

/** In pixels: what its columns need without breaking a number. */
const WIDTH = 1060;

/** Indicators before exclusions and after, side by side. */
export function IndicatorTable({ rows }: { rows: readonly IndicatorRow[] }) {
  const { t, language } = useLanguage();
  const titles = {
    rate: t({ zh: '率', en: 'Rate' }),
    monthBefore: t({ zh: '环比（上月）', en: 'On the month before' }),
    yearBefore: t({ zh: '同比（去年同月）', en: 'On the year before' }),
  };
  const columnsOf = (side: (row: IndicatorRow) => Compared | undefined): TableColumnsType<IndicatorRow> => [
    {
      title: titles.rate,
      onCell: (row) => (side(row) ? {} : { colSpan: 3 }),
      render: (_, row) => {
        const compared = side(row);
        return compared ? (
          <RateCell rate={compared.now} />
        ) : (
          <small>{t({ zh: '不另计', en: 'not counted apart' })}</small>
        );
      },
    },
    ...(['monthBefore', 'yearBefore'] as const).map((earlier) => ({
      title: titles[earlier],
      onCell: (row: IndicatorRow) => (side(row) ? {} : { colSpan: 0 }),
      render: (_: unknown, row: IndicatorRow) => {
        const compared = side(row);
        return compared && <Difference now={compared.now} earlier={compared[earlier]} />;
      },
    })),
  ];
  const columns: TableColumnsType<IndicatorRow> = [
    {
      title: t({ zh: '指标', en: 'Indicator' }),
      render: (_, { raw: { now }, adjusted }) => (
        <>
          <IndicatorName definition={now} />
          <br />
          <small>
            {besideText(
              { ...now.shown, ...(adjusted && { excluded: adjusted.now.shown['excluded'] ?? 0 }) },
              language,
            )}
          </small>
        </>
      ),
    },
    { title: t({ zh: '剔除前', en: 'Before exclusions' }), children: columnsOf(({ raw }) => raw) },
    { title: t({ zh: '剔除后', en: 'After exclusions' }), children: columnsOf(({ adjusted }) => adjusted) },
    { title: t({ zh: '尚未到期', en: 'Still open' }), render: (_, { raw }) => <OpenCount of={raw.now} /> },
  ];
  return (
    <Table
      className="indicators"
      size="small"
      dataSource={rows}
      columns={columns}
      rowKey={({ code }) => code}
      pagination={false}
      bordered
      scroll={{ x: WIDTH }}
    />
  );
}
