import { Table, type TableColumnsType } from 'antd';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { type Grouping, GROUPINGS } from './figure-words.js';
import { NOTHING } from './rate.js';
import { RateCell } from './rate-cell.js';
import { ScrollRegion } from './scroll-region.js';
import { THREE_RATES } from './three-rates.js';
import { byRate } from './unit-order.js';
import { workingTimeText } from './working-time.js';

type Row = Shape<'GroupView'>;
type GroupRate = Shape<'GroupRateView'>;

interface Props {
  readonly rows: Row[];
  readonly by: Grouping;
  readonly loading: boolean;
}

/** Groups side by side in the order in which the directory has them, until their reader sorts them. */
export function GroupTable({ rows, by, loading }: Props) {
  const { t } = useLanguage();
  return (
    <ScrollRegion label={t({ zh: '各组并列', en: 'Groups side by side' })}>
      <Table<Row>
        size="small"
        className="below"
        dataSource={rows}
        loading={loading}
        columns={useColumns(by)}
        rowKey={({ kind, code }) => `${kind}/${code ?? ''}`}
        pagination={false}
        locale={{ emptyText: t({ zh: '本月没有可分组的哨件', en: 'No whistles to be grouped' }) }}
      />
    </ScrollRegion>
  );
}

function RateOfGroup({ rate }: { rate: GroupRate | undefined }) {
  const { t } = useLanguage();
  if (!rate) return NOTHING;
  return (
    <>
      <RateCell rate={rate} />
      {isOfFewCases(rate) && <small className="open">{t({ zh: '件数少，仅供参考', en: 'few cases' })}</small>}
    </>
  );
}

// Enterprises of an alliance are all of them, however few; whistles are cases.
function isOfFewCases({ code, few, denominator }: GroupRate): boolean {
  return few && denominator > 0 && THREE_RATES.includes(code);
}

function useColumns(by: Grouping): TableColumnsType<Row> {
  const { t, language } = useLanguage();
  const nameOf = ({ code, name_zh, name_en }: Row) => (language === 'zh' ? name_zh : name_en) ?? code!;
  const count = (title: string, of: (row: Row) => number | null): TableColumnsType<Row>[number] => ({
    title,
    align: 'right',
    render: (_, row) => of(row),
    sorter: (a, b) => (of(a) ?? 0) - (of(b) ?? 0),
  });
  const rate = (code: string): TableColumnsType<Row>[number] => ({
    title: (
      <>
        {t(RATES[code]!)} <small>{code}</small>
      </>
    ),
    render: (_, row) => <RateOfGroup rate={rateOf(row, code)} />,
    sorter: (a, b, order) => byRate(rateOf(a, code), rateOf(b, code), order),
  });
  const time = (title: string, of: (row: Row) => number | null): TableColumnsType<Row>[number] => ({
    title,
    align: 'right',
    render: (_, row) => workingTimeText(of(row), language),
  });
  return [
    {
      title: t(GROUPINGS[by]),
      render: (_, row) => nameOf(row),
      sorter: (a, b) => nameOf(a).localeCompare(nameOf(b), language),
    },
    ...(by === 'industry_alliance'
      ? [count(t({ zh: '企业', en: 'Enterprises' }), ({ enterprises }) => enterprises)]
      : []),
    count(t({ zh: '本月吹哨', en: 'Raised' }), ({ raised }) => raised),
    count(t({ zh: '首次办结', en: 'Resolved' }), ({ resolved }) => resolved),
    count(t({ zh: '未了结', en: 'Open' }), ({ open }) => open),
    ...[...THREE_RATES, ...(by === 'industry_alliance' ? COVERAGE : [])].map(rate),
    time(
      t({ zh: '至首家报到，中位数', en: 'Median to report-in' }),
      ({ to_report_in }) => to_report_in.median_minutes,
    ),
    time(
      t({ zh: '至办结，中位数', en: 'Median to resolution' }),
      ({ to_resolve }) => to_resolve.median_minutes,
    ),
    time(
      t({ zh: '至办结，九成不超过', en: 'Nine tenths resolved within' }),
      ({ to_resolve }) => to_resolve.p90_minutes,
    ),
  ];
}

const RATES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  K1: { zh: '响应率', en: 'Response' },
  K2: { zh: '解决率', en: 'Resolution' },
  K3: { zh: '满意率', en: 'Satisfaction' },
  O1: { zh: '组建率', en: 'Own organisation' },
  O2: { zh: '覆盖率', en: 'Covered' },
};
/** Of the enterprises of an industry alliance; those outside have the same figures under codes of their own. */
const COVERAGE = ['O1', 'O2'];

function rateOf({ rates, coverage }: Row, code: string): GroupRate | undefined {
  return [...rates, ...coverage].find((rate) => rate.code === code || rate.code === `${code}x`);
}
