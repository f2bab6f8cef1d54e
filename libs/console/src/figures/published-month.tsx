import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Table, type TableColumnsType } from 'antd';
import { OperationButton } from '../actions/operation-button.js';
import { api, body, type Shape } from '../api/api.js';
import { ApiProblem } from '../api/problem.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { type Flow, FLOWS } from './figure-words.js';
import { numbersText } from './numbers-text.js';
import { ScrollRegion } from './scroll-region.js';
import { Section } from './section.js';
import type { AllianceFigures } from './use-alliance-figures.js';

type Published = Shape<'PublishedMonthView'>;
type Difference = Shape<'DifferenceView'>;
const PATH = '/v1/statistics/published-months';
const NOT_FOUND = 404;
/** As many digits of a digest as tell two publications apart at a glance. */
const DIGITS = 12;
const ON_A_PAGE = 10;

/** Whether the month is published, what has moved since, and for the council the button to publish it. Nothing while it is not over. */
export function PublishedMonth({ figures }: { figures: AllianceFigures }) {
  const { t } = useLanguage();
  const { period, period_complete } = figures;
  const queries = useQueryClient();
  const queryKey = ['figures', 'published-month', period];
  const { data, error } = useQuery({
    queryKey,
    queryFn: () => publishedMonth(period),
    enabled: period_complete,
  });
  if (!period_complete) return null;
  const done = () => queries.invalidateQueries({ queryKey });
  return (
    <Section title={t({ zh: '月度公布', en: 'Publication' })}>
      {error && <ProblemAlert error={error} />}
      {data === null && (
        <>
          <p>{t({ zh: '本月指标尚未公布。', en: 'The month’s figures are not published.' })}</p>
          <OperationButton path={PATH} known={{ period, reason: undefined }} done={done} />
        </>
      )}
      {data && <Publication published={data} figures={figures} done={done} />}
    </Section>
  );
}

function Publication({
  published,
  figures,
  done,
}: {
  published: Published;
  figures: AllianceFigures;
  done: () => unknown;
}) {
  const { t } = useLanguage();
  const {
    period,
    version,
    published_at,
    sha256,
    reason,
    changes_since: moved,
    definitions_changed,
  } = published;
  const at = instantText(published_at);
  const digest = sha256.slice(0, DIGITS);
  return (
    <>
      <p>
        {t({
          zh: `第 ${version} 次公布于 ${at}，校验值 ${digest}…`,
          en: `Publication ${version}, ${at}, digest ${digest}…`,
        })}
        {reason !== null && (
          <>
            <br />
            {t({ zh: `重新公布的原因：${reason}`, en: `Why it was published again: ${reason}` })}
          </>
        )}
        <br />
        {moved.length === 0
          ? t({ zh: '公布之后没有变动。', en: 'Nothing has moved since.' })
          : t({
              zh: `公布之后有 ${moved.length} 个数变动；已公布的数不变。`,
              en: `${moved.length} figures have moved since; those that were published stay.`,
            })}
        {definitions_changed && t({ zh: '指标定义已有新版。', en: ' The definitions have a newer version.' })}
      </p>
      {moved.length > 0 && (
        <>
          <Moved published={published} figures={figures} />
          <div className="below">
            <OperationButton
              path={PATH}
              label={{ zh: '重新公布', en: 'Publish again' }}
              subject={{ id: period, version }}
              known={{ period }}
              done={done}
            />
          </div>
        </>
      )}
    </>
  );
}

function Moved({ published, figures }: { published: Published; figures: AllianceFigures }) {
  const { t, language } = useLanguage();
  const nameOf = ({ name_zh, name_en }: { name_zh: string | null; name_en: string | null }) =>
    language === 'zh' ? name_zh : name_en;
  const indicators = new Map(figures.indicators.map((indicator) => [indicator.code, nameOf(indicator)]));
  const units = new Map(published.units.map((unit) => [unit.unit_id, nameOf(unit)]));
  const title = t({ zh: '公布之后的变动', en: 'What has moved since' });
  const columns: TableColumnsType<Difference> = [
    {
      title: t({ zh: '范围', en: 'Whose' }),
      render: (_, { unit_id }) =>
        unit_id === null ? t({ zh: '全联盟', en: 'The alliance' }) : (units.get(unit_id) ?? unit_id),
    },
    {
      title: t({ zh: '项目', en: 'What' }),
      render: (_, { code }) =>
        code in FLOWS ? (
          t(FLOWS[code as Flow])
        ) : (
          <>
            {indicators.get(code)} <small>{code}</small>
          </>
        ),
    },
    {
      title: t({ zh: '公布的数', en: 'As published' }),
      align: 'right',
      render: (_, { before }) => numbersText(before, language),
    },
    {
      title: t({ zh: '现在的数', en: 'Now' }),
      align: 'right',
      render: (_, { after }) => numbersText(after, language),
    },
  ];
  return (
    <ScrollRegion label={title}>
      <Table<Difference>
        size="small"
        dataSource={published.changes_since}
        rowKey={({ unit_id, code }) => `${unit_id ?? ''}/${code}`}
        pagination={{ pageSize: ON_A_PAGE, hideOnSinglePage: true }}
        columns={columns}
      />
    </ScrollRegion>
  );
}

/** Null for a month that is not published. */
async function publishedMonth(period: string): Promise<Published | null> {
  try {
    return await body(api.GET(`${PATH}/{period}`, { params: { path: { period } } }));
  } catch (error) {
    if (error instanceof ApiProblem && error.problem.status === NOT_FOUND) return null;
    throw error;
  }
}
