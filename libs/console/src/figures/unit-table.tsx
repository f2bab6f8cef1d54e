import { Table, type TableColumnsType } from 'antd';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { CompositeScore } from './composite.js';
import type { Indicator } from './indicator-rows.js';
import { RateCell } from './rate-cell.js';
import { byRate } from './unit-order.js';

type Row = Shape<'UnitFiguresRow'>;

/** In pixels: names are broken into lines, so that a telephone has room for a rate beside them. */
const NAMES = 140;
/** In these a unit has nothing left to do. */
const ENDED: readonly string[] = ['accepted', 'released', 'cancelled'];

interface Props {
  readonly rows: Row[];
  /** A column for each of them. */
  readonly indicators: readonly Indicator[];
  readonly basis: Indicator['basis'];
}

/** Units side by side, each rate with the numbers it is made of. */
export function UnitTable({ rows, indicators, basis }: Props) {
  const { language, t } = useLanguage();
  const nameOf = ({ unit_id, name_zh, name_en }: Row) => (language === 'zh' ? name_zh : name_en) ?? unit_id;
  const columns: TableColumnsType<Row> = [
    {
      title: t({ zh: '单位', en: 'Unit' }),
      fixed: 'start',
      width: NAMES,
      render: (_, row) => nameOf(row),
      sorter: (a, b) => nameOf(a).localeCompare(nameOf(b), language),
    },
    {
      title: t({ zh: '本月派单', en: 'Offered in the month' }),
      align: 'right',
      render: (_, { assignments }) => assignments.offered_in_period,
      sorter: (a, b) => a.assignments.offered_in_period - b.assignments.offered_in_period,
    },
    {
      title: t({ zh: '在办（不分月份）', en: 'At work, of any month' }),
      align: 'right',
      render: (_, row) => atWork(row),
      sorter: (a, b) => atWork(a) - atWork(b),
    },
    {
      title: (
        <>
          {t({ zh: '综合得分', en: 'Composite score' })} <small>K4</small>
        </>
      ),
      render: (_, row) => <CompositeScore score={scoreOf(row, basis)} />,
    },
    ...indicators.map(({ code, name_zh, name_en }) => ({
      title: (
        <>
          {language === 'zh' ? name_zh : name_en} <small>{code}</small>
        </>
      ),
      render: (_: unknown, row: Row) => {
        const indicator = indicatorOf(row, code);
        return indicator && <UnitRate indicator={indicator} />;
      },
      sorter: (a: Row, b: Row, order?: 'ascend' | 'descend' | null) =>
        byRate(indicatorOf(a, code), indicatorOf(b, code), order),
    })),
  ];
  return (
    <Table
      size="small"
      dataSource={rows}
      columns={columns}
      rowKey={({ unit_id }) => unit_id}
      pagination={false}
      scroll={{ x: 'max-content' }}
    />
  );
}

function UnitRate({ indicator }: { indicator: Indicator }) {
  const { t } = useLanguage();
  return (
    <>
      <RateCell rate={indicator} />
      {!indicator.mature && (
        <small className="open">
          {t({ zh: `未到期 ${indicator.open}，尚未定型`, en: `${indicator.open} open: not settled yet` })}
        </small>
      )}
    </>
  );
}

function scoreOf({ composite }: Row, basis: Indicator['basis']) {
  return composite.find((score) => score.basis === basis)!;
}

function indicatorOf({ indicators }: Row, code: string): Indicator | undefined {
  return indicators.find((indicator) => indicator.code === code);
}

function atWork({ assignments }: Row): number {
  return assignments.by_state.reduce(
    (sum, { state, count }) => (ENDED.includes(state) ? sum : sum + count),
    0,
  );
}
