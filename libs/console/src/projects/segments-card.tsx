import { Card, Flex, Table, type TableColumnsType, Tag, Typography } from 'antd';
import dayjs from 'dayjs';
import { StepButtons } from '../actions/step-buttons.js';
import type { Shape } from '../api/api.js';
import { Countdown } from '../app/countdown.js';
import { useDirectory } from '../directory/directory.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { limitOn, nameOf } from './process.js';
import { useTemplates } from './use-templates.js';

type Process = Shape<'ProjectProcessView'>;
type Segment = Process['segments'][number];
type Submission = Segment['submissions'][number];

/** What is accepted by itself, each segment with its limit, every submission and what was decided. */
export function SegmentsCard({ process }: { process: Process }) {
  const { t } = useLanguage();
  if (process.segments.length === 0) return null;
  return (
    <Card title={t({ zh: '分段验收', en: 'Acceptance by segments' })}>
      <div className="assignments">
        {process.segments.map((segment) => (
          <SegmentCard key={segment.code} process={process} segment={segment} />
        ))}
      </div>
    </Card>
  );
}

function SegmentCard({ process, segment }: { process: Process; segment: Segment }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const { data: templates } = useTemplates();
  const name = t(nameOf(segment));
  const template = templates?.find(({ code }) => code === process.template_code);
  const limit = limitOn(dayjs().format('YYYY-MM-DD'), template, process, segment.code);
  const last = segment.submissions.at(-1);
  return (
    <Card
      size="small"
      type="inner"
      title={
        <Flex gap="small" wrap align="center">
          <span>{name}</span>
          <SegmentState last={last} />
        </Flex>
      }
    >
      <Flex vertical gap="small">
        <Typography.Text type="secondary">
          {t({ zh: '验收单位：', en: 'Accepted by: ' })}
          {directory.party(segment.unit_id)}
          {limit !== undefined &&
            t({ zh: ` · 现行时限 ${limit} 个工作日`, en: ` · limit now ${limit} working days` })}
        </Typography.Text>
        {last && <Submissions segment={segment} />}
        <StepButtons
          of="project-processes"
          subject={{ id: process.id, version: process.version, actions: segment.actions }}
          parts={{ segment: segment.code }}
          about={name}
          most={2}
        />
      </Flex>
    </Card>
  );
}

function SegmentState({ last }: { last: Submission | undefined }) {
  const { t } = useLanguage();
  if (!last) return <Tag>{t({ zh: '未报验', en: 'not submitted' })}</Tag>;
  if (last.decided_at === null)
    return (
      <>
        <Tag color="blue">{t({ zh: '待验收', en: 'to be decided' })}</Tag>
        <Countdown dueAt={last.due_at} />
      </>
    );
  return <Verdict accepted={last.accepted === true} />;
}

function Verdict({ accepted }: { accepted: boolean }) {
  const { t } = useLanguage();
  return accepted ? (
    <Tag color="green">{t({ zh: '通过', en: 'accepted' })}</Tag>
  ) : (
    <Tag color="red">{t({ zh: '未通过', en: 'refused' })}</Tag>
  );
}

function Submissions({ segment: { submissions } }: { segment: Segment }) {
  const { t } = useLanguage();
  const columns: TableColumnsType<Submission> = [
    { title: t({ zh: '次数', en: 'No.' }), align: 'right', render: (_, { no }) => no },
    {
      title: t({ zh: '报验时间', en: 'Submitted' }),
      render: (_, { submitted_at }) => instantText(submitted_at),
    },
    {
      title: t({ zh: '时限', en: 'Limit' }),
      render: (_, { limit_working_days: days }) => t({ zh: `${days} 个工作日`, en: `${days} working days` }),
    },
    {
      title: t({ zh: '到期', en: 'Due' }),
      render: (_, { due_at, breached_at }) => (
        <>
          {instantText(due_at)} {breached_at && <Tag color="red">{t({ zh: '超时', en: 'late' })}</Tag>}
        </>
      ),
    },
    {
      title: t({ zh: '结论', en: 'Decision' }),
      render: (_, { decided_at, accepted, findings }) =>
        decided_at && (
          <>
            <Verdict accepted={accepted === true} /> {instantText(decided_at)}
            {findings && <p className="prose">{findings}</p>}
          </>
        ),
    },
  ];
  return (
    <Table<Submission>
      size="small"
      dataSource={submissions}
      columns={columns}
      rowKey={({ no }) => no}
      pagination={false}
      scroll={{ x: 'max-content' }}
    />
  );
}
