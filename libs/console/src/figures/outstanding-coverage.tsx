import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { api, body, type Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useLanguage } from '../language/language-context.js';
import { besideWord } from './figure-words.js';
import { IndicatorName } from './indicator-name.js';
import { OutstandingProjects } from './outstanding-projects.js';
import { NOTHING } from './rate.js';
import { ScrollRegion } from './scroll-region.js';
import { Section } from './section.js';

type View = Shape<'OutstandingCoverageView'>;
type Row = View['uncovered'][number] & { readonly due: 'own' | 'joint' };

/** Which enterprises are to be covered now, by what, and with whom they might share a branch; nothing when all are. */
export function OutstandingCoverage() {
  const { t } = useLanguage();
  const { data, error } = useQuery({
    queryKey: ['figures', 'coverage', 'outstanding'],
    queryFn: () => body(api.GET('/v1/statistics/coverage/outstanding')),
  });
  return (
    <Section
      title={t({
        zh: '待组建、待覆盖的企业与项目（现况）',
        en: 'Enterprises and projects to be covered, as it is now',
      })}
    >
      {error && <ProblemAlert error={error} />}
      {data && (
        <>
          <Enterprises view={data} />
          <Proposals view={data} />
          <OutstandingProjects of={data.projects} />
          <Lag view={data} />
        </>
      )}
    </Section>
  );
}

function Enterprises({ view }: { view: View }) {
  const { t } = useLanguage();
  const { named, list } = useNames();
  const rows: Row[] = [
    ...view.due_own.map((one) => ({ ...one, due: 'own' as const })),
    ...view.uncovered.map((one) => ({ ...one, due: 'joint' as const })),
  ];
  return (
    <ScrollRegion label={t({ zh: '待覆盖的企业', en: 'Enterprises to be covered' })}>
      <Table<Row>
        size="small"
        dataSource={rows}
        rowKey={({ enterprise_id }) => enterprise_id}
        pagination={rows.length > 10 && { pageSize: 10, showSizeChanger: false }}
        locale={{ emptyText: t({ zh: '全部已覆盖', en: 'All are covered' }) }}
        columns={[
          {
            title: t({ zh: '企业', en: 'Enterprise' }),
            render: (_, enterprise) => named(enterprise),
          },
          {
            title: t({ zh: '应', en: 'Is due' }),
            render: (_, { due }) =>
              due === 'own'
                ? t({ zh: '单独组建', en: 'an organisation of its own' })
                : t({ zh: '联合组建或并入', en: 'a joint branch, or one to join' }),
          },
          {
            title: t({ zh: '现由', en: 'Covered by' }),
            render: (_, { covered_by: form }) => (form ? t(besideWord(form)) : NOTHING),
          },
          {
            title: t({ zh: '正式党员', en: 'Formal members' }),
            align: 'right',
            render: (_, { formal_members }) => formal_members,
          },
          {
            title: t({ zh: '产业联盟', en: 'Industry alliances' }),
            render: (_, { industry_alliances: trades }) => list(trades.map(named)) || NOTHING,
          },
          {
            title: t({ zh: '加入已有（天）', en: 'Days since it joined' }),
            align: 'right',
            render: (_, { days_since_joining: days }) => days ?? NOTHING,
          },
        ]}
      />
    </ScrollRegion>
  );
}

function Proposals({ view: { proposals, uncovered } }: { view: View }) {
  const { t } = useLanguage();
  const { named, list } = useNames();
  const names = new Map(uncovered.map((one) => [one.enterprise_id, named(one)]));
  if (proposals.length === 0) return null;
  return (
    <ul className="below">
      {proposals.map(({ enterprise_ids: ids, formal_members: members, enough, branches, ...trade }) => (
        <li key={trade.industry_alliance_id}>
          <strong>{named(trade)}</strong> {list(ids.map((id) => names.get(id) ?? id))}
          {t({
            zh: `：正式党员共 ${members} 名，${enough ? '可联合组建' : '不足三名'}`,
            en: `: ${members} formal members together, ${enough ? 'enough for a joint branch' : 'fewer than three'}`,
          })}
          {branches.length > 0 &&
            t({
              zh: `；可并入${list(branches.map(named))}`,
              en: `; might join ${list(branches.map(named))}`,
            })}
        </li>
      ))}
      <li>
        <small>
          {t({
            zh: '仅按“行业相近”提出；地域相邻、规模适当、便于管理由人判断。',
            en: 'By trade only; whether they are near, of fitting size and easy to lead is for people to judge.',
          })}
        </small>
      </li>
    </ul>
  );
}

/** Names in the reader's language, and lists of them. */
function useNames() {
  const { t, language } = useLanguage();
  return {
    named: (of: { name_zh: string; name_en: string }) => (language === 'zh' ? of.name_zh : of.name_en),
    list: (items: readonly string[]) => items.join(t({ zh: '、', en: ', ' })),
  };
}

function Lag({ view: { definition, lag } }: { view: View }) {
  const { t } = useLanguage();
  return (
    <div className="below">
      <IndicatorName definition={definition} />{' '}
      {lag.n === 0
        ? NOTHING
        : t({
            zh: `${lag.n} 家，中位数 ${lag.median_days} 天，九成位数 ${lag.p90_days} 天，最长 ${lag.longest_days} 天`,
            en: `${lag.n} enterprises, median ${lag.median_days} days, p90 ${lag.p90_days}, longest ${lag.longest_days}`,
          })}
    </div>
  );
}
