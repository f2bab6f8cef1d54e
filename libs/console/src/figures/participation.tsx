import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import type { ReactNode } from 'react';
import { api, body, type Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { IndicatorName } from './indicator-name.js';
import { RateCell } from './rate-cell.js';
import { ScrollRegion } from './scroll-region.js';
import { Section } from './section.js';
import { untilComplete } from './until-complete.js';

type View = Shape<'ParticipationView'>;
type Trade = View['participation']['by_industry_alliance'][number];
type Kind = View['participation']['by_kind'][number];

/** Whether those who belong also come: enterprises, party organisations, secretaries at their lessons. */
export function Participation({ month }: { month: string }) {
  const { t } = useLanguage();
  const { data, error } = useQuery({
    queryKey: ['figures', 'participation', month],
    queryFn: () => body(api.GET('/v1/statistics/participation', { params: { query: { period: month } } })),
    refetchInterval: untilComplete,
  });
  return (
    <Section title={t({ zh: '参与、有效覆盖与书记培训', en: 'Taking part' })}>
      {error && <ProblemAlert error={error} />}
      {data && (
        <>
          <Rates view={data} />
          <Trades rows={data.participation.by_industry_alliance} />
          <Kinds rows={data.participation.by_kind} />
        </>
      )}
    </Section>
  );
}

interface RateRow {
  readonly definition: View['definitions'][number];
  readonly rate: Shape<'PlainRateView'>;
  readonly behind: ReactNode;
}

function Rates({ view }: { view: View }) {
  const { t } = useLanguage();
  const { participation, effective_coverage: coverage, secretary_training: training } = view;
  const behind: [rate: Shape<'PlainRateView'>, behind: ReactNode][] = [
    [participation, <Absent key="absent" of={participation.absent} />],
    [coverage, <Names key="inactive" of={coverage.inactive} at={coverage.at} />],
    [training, <Short key="short" of={training.short} required={training.required_hours} />],
  ];
  const rows = behind.map(([rate, names], index) => ({
    definition: view.definitions[index]!,
    rate,
    behind: names,
  }));
  return (
    <Table<RateRow>
      size="small"
      dataSource={rows}
      rowKey={({ definition }) => definition.code}
      pagination={false}
      columns={[
        {
          title: t({ zh: '指标', en: 'Indicator' }),
          render: (_, { definition }) => <IndicatorName definition={definition} />,
        },
        { title: t({ zh: '率', en: 'Rate' }), render: (_, { rate }) => <RateCell rate={rate} /> },
        { title: t({ zh: '尚缺', en: 'Who is missing' }), render: (_, row) => row.behind },
      ]}
    />
  );
}

function Absent({ of }: { of: View['participation']['absent'] }) {
  const { t } = useLanguage();
  if (of.length === 0) return null;
  return (
    <Missing
      summary={t({
        zh: `${of.length} 家企业本月未参与`,
        en: `${of.length} came to nothing in the month`,
      })}
      names={of.map(({ enterprise_id, ...names }) => ({ id: enterprise_id, ...names }))}
    />
  );
}

function Names({ of, at }: { of: View['effective_coverage']['inactive']; at: string }) {
  const { t } = useLanguage();
  if (of.length === 0) return null;
  return (
    <Missing
      summary={t({
        zh: `至 ${instantText(at)} 有 ${of.length} 个党组织 90 天内没有活动`,
        en: `${of.length} without activity in the 90 days up to ${instantText(at)}`,
      })}
      names={of.map(withId)}
    />
  );
}

function Short({ of, required }: { of: View['secretary_training']['short']; required: number }) {
  const { t } = useLanguage();
  if (of.length === 0) return null;
  return (
    <Missing
      summary={t({
        zh: `${of.length} 个党组织的书记未满 ${required} 学时`,
        en: `${of.length} with a secretary under ${required} hours`,
      })}
      names={of.map(withId)}
      beside={({ hours }) => t({ zh: `${hours} 学时`, en: `${hours} hours` })}
    />
  );
}

const withId = <Organisation extends { party_organisation_id: string }>({
  party_organisation_id: id,
  ...rest
}: Organisation) => ({ id, ...rest });

interface MissingProps<Organisation> {
  readonly summary: string;
  readonly names: readonly Organisation[];
  readonly beside?: (organisation: Organisation) => string;
}

interface Named {
  readonly id: string;
  readonly name_zh: string;
  readonly name_en: string;
}

function Missing<Organisation extends Named>({ summary, names, beside }: MissingProps<Organisation>) {
  const { language } = useLanguage();
  return (
    <details>
      <summary>{summary}</summary>
      <ul>
        {names.map((organisation) => (
          <li key={organisation.id}>
            {language === 'zh' ? organisation.name_zh : organisation.name_en}
            {beside && <small> {beside(organisation)}</small>}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Enterprises of each trade that came to anything. */
function Trades({ rows }: { rows: Trade[] }) {
  const { t, language } = useLanguage();
  if (rows.length === 0) return null;
  return (
    <ScrollRegion label={t({ zh: '各产业联盟的参与率', en: 'Participation by industry alliance' })}>
      <Table<Trade>
        size="small"
        className="below"
        dataSource={rows}
        rowKey={({ industry_alliance_id }) => industry_alliance_id}
        pagination={false}
        columns={[
          {
            title: t({ zh: '产业联盟', en: 'Industry alliance' }),
            render: (_, { name_zh, name_en }) => (language === 'zh' ? name_zh : name_en),
          },
          {
            title: t({ zh: '参与的企业', en: 'Enterprises that came' }),
            render: (_, rate) => <RateCell rate={rate} />,
          },
        ]}
      />
    </ScrollRegion>
  );
}

function Kinds({ rows }: { rows: Kind[] }) {
  const { t } = useLanguage();
  return (
    <ScrollRegion label={t({ zh: '会议与活动', en: 'Meetings and activities' })}>
      <Table<Kind>
        size="small"
        className="below"
        dataSource={rows}
        rowKey={({ type, kind }) => `${type}/${kind}`}
        pagination={false}
        locale={{
          emptyText: t({
            zh: '本月没有记录出席的会议、活动',
            en: 'No attendance was recorded for the month',
          }),
        }}
        columns={[
          {
            title: t({ zh: '会议、活动', en: 'Meetings and activities' }),
            render: (_, { type, kind }) => t(word(type === 'meeting' ? 'meetingKind' : 'activityKind', kind)),
          },
          { title: t({ zh: '场次', en: 'held' }), align: 'right', dataIndex: 'held' },
          { title: t({ zh: '企业', en: 'enterprises' }), align: 'right', dataIndex: 'enterprises' },
          {
            title: t({ zh: '党组织', en: 'party organisations' }),
            align: 'right',
            dataIndex: 'party_organisations',
          },
          { title: t({ zh: '人次', en: 'persons' }), align: 'right', dataIndex: 'persons' },
          {
            title: t({ zh: '人时（学时或服务）', en: 'person-hours' }),
            align: 'right',
            dataIndex: 'person_hours',
          },
        ]}
      />
    </ScrollRegion>
  );
}
