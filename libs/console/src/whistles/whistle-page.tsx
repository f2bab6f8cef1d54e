import { Alert, Card, Descriptions, Flex, Spin, Tag, Typography } from 'antd';
import { useParams } from 'react-router';
import { StepButtons } from '../actions/step-buttons.js';
import type { Shape } from '../api/api.js';
import { Countdown } from '../app/countdown.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { WhistleActivities } from '../activities/whistle-activities.js';
import { WhistleMeetings } from '../conferences/whistle-meetings.js';
import { useDirectory } from '../directory/directory.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { AssignmentCards } from './assignment-cards.js';
import { Attachments } from './attachments.js';
import { KindTag, TicketState } from './state-tag.js';
import { Timeline } from './timeline.js';
import { useWhistle } from './use-whistle.js';
import { WorkCards } from './work-cards.js';

const LOOK_AGAIN = 15_000;

/** One whistle: what it is about, who is at work by when, what was done, and what the reader may do now. */
export function WhistlePage() {
  const { id } = useParams();
  const { data, error } = useWhistle(id, { refetchInterval: LOOK_AGAIN });
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Spin />;
  return <WhistleView whistle={data} />;
}

function WhistleView({ whistle }: { whistle: Shape<'TicketResource'> }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const { particulars, place } = whistle;
  return (
    <>
      <Flex gap="small" wrap align="center">
        <Typography.Text type="secondary">{whistle.number}</Typography.Text>
        <TicketState state={whistle.state} />
        <KindTag kind={whistle.kind} />
        {whistle.priority && <Tag color="gold">{t({ zh: '优先办理', en: 'priority right' })}</Tag>}
        {particulars.supervised && <Tag color="red">{t({ zh: '督办中', en: 'under supervision' })}</Tag>}
        {whistle.round > 1 && <Tag>{t({ zh: `第 ${whistle.round} 轮`, en: `round ${whistle.round}` })}</Tag>}
      </Flex>
      <Typography.Title level={1}>{whistle.title ?? directory.category(whistle.category)}</Typography.Title>
      <div className="whistle">
        <div className="main">
          {particulars.question?.text && (
            <Alert
              type="warning"
              showIcon
              title={t({ zh: '请补充信息', en: 'Information is asked for' })}
              description={`${particulars.question.text}（${instantText(particulars.question.answer_until)}）`}
            />
          )}
          {particulars.rejection && (
            <Alert
              type="error"
              showIcon
              title={t({
                zh: `不予受理：${word('reason', particulars.rejection.reason).zh}`,
                en: `Rejected: ${word('reason', particulars.rejection.reason).en}`,
              })}
              description={particulars.rejection.route}
            />
          )}
          <Card title={t({ zh: '情况', en: 'What it is about' })}>
            {whistle.description && <p className="prose">{whistle.description}</p>}
            <Descriptions
              size="small"
              column={{ xs: 1, md: 2 }}
              items={[
                { label: t({ zh: '类别', en: 'Category' }), children: directory.category(whistle.category) },
                whistle.enterprise_id && {
                  label: t({ zh: '企业', en: 'Enterprise' }),
                  children: directory.party(whistle.enterprise_id),
                },
                whistle.process_stage && {
                  label: t({ zh: '环节', en: 'Stage' }),
                  children: directory.stage(whistle.process_stage),
                },
                place && {
                  label: t({ zh: '地点', en: 'Place' }),
                  children: [place.code && directory.place(place.code), place.label]
                    .filter(Boolean)
                    .join(' · '),
                },
                whistle.project_id && {
                  label: t({ zh: '重大项目', en: 'Key project' }),
                  children: directory.project(whistle.project_id),
                },
                { label: t({ zh: '来源', en: 'Source' }), children: t(word('source', whistle.source)) },
                { label: t({ zh: '层级', en: 'Level' }), children: t(word('level', whistle.level)) },
                { label: t({ zh: '吹哨时间', en: 'Raised' }), children: instantText(whistle.raised_at) },
                whistle.dispatch?.rule_id && {
                  label: t({ zh: '派单规则', en: 'Dispatched by rule' }),
                  children: whistle.dispatch.rule_id,
                },
                whistle.summary && { label: t({ zh: '办结说明', en: 'Outcome' }), children: whistle.summary },
              ].flatMap((item, key) => (item ? [{ key, ...item }] : []))}
            />
            <Attachments whistle={whistle} />
          </Card>
          <AssignmentCards whistle={whistle} />
          <WorkCards whistle={whistle} />
          <Timeline whistle={whistle} />
        </div>
        <aside className="side">
          <Card title={t({ zh: '您现在可以', en: 'What you may do now' })}>
            {whistle.actions.length > 0 ? (
              <StepButtons of="tickets" subject={whistle} whistle={whistle} most={4} />
            ) : (
              <Typography.Text type="secondary">
                {t({ zh: '目前无需您对整件哨件操作。', en: 'Nothing, on the whistle as a whole.' })}
              </Typography.Text>
            )}
          </Card>
          <Clocks whistle={whistle} />
          <WhistleMeetings whistleId={whistle.id} />
          <WhistleActivities whistleId={whistle.id} />
        </aside>
      </div>
    </>
  );
}

function Clocks({ whistle }: { whistle: Shape<'TicketResource'> }) {
  const { t } = useLanguage();
  const running = whistle.clocks.filter(({ state }) => state === 'running' || state === 'breached');
  if (running.length === 0) return null;
  return (
    <Card title={t({ zh: '整件时限', en: 'Deadlines of the whistle' })}>
      <Flex vertical gap="small" align="start">
        {running.map(({ clock, due_at }) => (
          <Countdown key={clock} dueAt={due_at} label={t(word('clock', clock))} />
        ))}
      </Flex>
    </Card>
  );
}
