import { useQuery } from '@tanstack/react-query';
import { Table, type TableColumnsType } from 'antd';
import { api, body, type Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useLanguage } from '../language/language-context.js';
import type { Language } from '../language/language.js';
import { NOTHING } from './rate.js';
import { RateCell } from './rate-cell.js';
import { ScrollRegion } from './scroll-region.js';
import { Section } from './section.js';
import { untilComplete } from './until-complete.js';

type View = Shape<'OperatingModelView'>;
type Figures = Shape<'ModelFiguresView'>;

interface Row extends Figures {
  readonly key: string;
  readonly name: string;
}

/** What each heading and entry of the alliance's operating model came to; nothing where it has none. */
export function OperatingModel({ month }: { month: string }) {
  const { t, language } = useLanguage();
  const { data, error } = useQuery({
    queryKey: ['figures', 'operating-model', month],
    queryFn: () => body(api.GET('/v1/statistics/operating-model', { params: { query: { period: month } } })),
    refetchInterval: untilComplete,
  });
  if (data?.code === null) return null;
  const name = data && (language === 'zh' ? data.name_zh : data.name_en);
  return (
    <Section title={t({ zh: '运行机制', en: 'Operating model' })}>
      {error && <ProblemAlert error={error} />}
      {name && <p>{name}</p>}
      {data?.headings.map((heading) => (
        <HeadingTable key={heading.heading} heading={heading} language={language} />
      ))}
      {data && <Notes view={data} />}
    </Section>
  );
}

type Heading = View['headings'][number];

function HeadingTable({ heading, language }: { heading: Heading; language: Language }) {
  const { t } = useLanguage();
  const nameOf = (named: { name_zh: string; name_en: string }) =>
    language === 'zh' ? named.name_zh : named.name_en;
  const rows: Row[] = [
    ...heading.entries.map((entry) => ({ key: entry.code, name: nameOf(entry), ...entry })),
    {
      key: '-',
      name: t({ zh: '未列入', en: 'under none of them' }),
      ...heading.without_code,
    },
  ];
  return (
    <ScrollRegion label={nameOf(heading)}>
      <Table<Row>
        size="small"
        className="below"
        dataSource={rows}
        columns={useColumns(nameOf(heading))}
        rowKey={({ key }) => key}
        pagination={false}
      />
    </ScrollRegion>
  );
}

function useColumns(heading: string): TableColumnsType<Row> {
  const { t } = useLanguage();
  const count = (title: string, of: (row: Row) => number): TableColumnsType<Row>[number] => ({
    title,
    align: 'right',
    render: (_, row) => of(row),
  });
  const rate = (title: string, code: string): TableColumnsType<Row>[number] => ({
    title: (
      <>
        {title} <small>{code}</small>
      </>
    ),
    render: (_, { whistles }) => {
      const found = whistles.rates.find((each) => each.code === code);
      return found ? <RateCell rate={found} /> : NOTHING;
    },
  });
  return [
    { title: heading, width: '14rem', render: (_, { name }) => name },
    count(t({ zh: '吹哨', en: 'Raised' }), ({ whistles }) => whistles.raised),
    count(t({ zh: '首次办结', en: 'Resolved' }), ({ whistles }) => whistles.resolved),
    rate(t({ zh: '响应率', en: 'Response' }), 'K1'),
    rate(t({ zh: '解决率', en: 'Resolution' }), 'K2'),
    count(t({ zh: '会议', en: 'Meetings' }), ({ meetings }) => meetings),
    count(t({ zh: '活动', en: 'Activities' }), ({ activities }) => activities),
    count(t({ zh: '人次', en: 'Persons' }), ({ persons }) => persons),
    count(t({ zh: '人时', en: 'Hours' }), ({ person_hours }) => person_hours),
    count(t({ zh: '成果', en: 'Outcomes' }), ({ outcomes }) => outcomes),
    count(t({ zh: '进行中的专项与系列', en: 'Campaigns' }), ({ campaigns }) => campaigns),
    count(t({ zh: '资源预订', en: 'Bookings' }), ({ bookings }) => bookings),
    count(t({ zh: '资源使用人次', en: 'Users' }), (row) => row.resource_persons),
  ];
}

function Notes({ view: { total } }: { view: View }) {
  const { t } = useLanguage();
  return (
    <p>
      {t({
        zh: `合计，每件一次：会议 ${total.meetings}，活动 ${total.activities}，成果 ${total.outcomes}，吹哨 ${total.whistles.raised}。会议与活动以有出席记录为准；哨件按问题类别归入。同属几条的，各计一次，各条之和可大于合计。`,
        en: `In total, each once: ${total.meetings} meetings, ${total.activities} activities, ${total.outcomes} outcomes, ${total.whistles.raised} whistles raised. Meetings and activities are those with attendance on record, persons and hours are theirs; campaigns are those under way; bookings and users are those of resources; whistles belong by their category. What is under several entries counts in each, so that they may add up to more.`,
      })}
    </p>
  );
}
