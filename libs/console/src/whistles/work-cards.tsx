import { Card, Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import type { Shape } from '../api/api.js';
import { isPlaceOf } from '../app/places.js';
import { useDirectory } from '../directory/directory.js';
import { instantText } from '../language/instants.js';
import { FollowUpState } from '../follow-ups/follow-up-state.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { useSignedIn } from '../session/me-context.js';

type Whistle = Shape<'TicketResource'>;

/** What units do together, and what the raiser said of it. */
export function WorkCards({ whistle }: { whistle: Whistle }) {
  return (
    <>
      <Solutions whistle={whistle} />
      <TaskForces whistle={whistle} />
      <FollowUps whistle={whistle} />
      <CallBacks whistle={whistle} />
    </>
  );
}

function Solutions({ whistle: { work } }: { whistle: Whistle }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  if (work.contributions.length + work.solutions.length === 0) return null;
  return (
    <Card title={t({ zh: '共商方案', en: 'Joint answer' })}>
      {work.contributions.map(({ no, unit_id, text }) => (
        <p key={no} className="prose">
          <strong>{directory.party(unit_id)}：</strong>
          {text}
        </p>
      ))}
      {work.solutions.map((solution) => (
        <Card
          key={solution.no}
          size="small"
          type="inner"
          title={
            <Flex gap="small" align="center" wrap>
              {t({ zh: `第 ${solution.no} 版`, en: `Version ${solution.no}` })}
              <Tag>{t(word('signed', solution.outcome))}</Tag>
              <small>
                {t({
                  zh: `已签 ${solution.signed.length}，须签 ${solution.required}`,
                  en: `${solution.signed.length} of ${solution.required} have signed`,
                })}
              </small>
            </Flex>
          }
        >
          <p className="prose">{solution.text}</p>
          <small>
            {solution.signed
              .map(({ unit_id, at }) => `${directory.party(unit_id)} ${instantText(at)}`)
              .join(' · ')}
          </small>
          {solution.refusal && (
            <Typography.Paragraph type="danger">
              {directory.party(solution.refusal.unit_id)}：{solution.refusal.part} {solution.refusal.reason}
            </Typography.Paragraph>
          )}
        </Card>
      ))}
    </Card>
  );
}

function TaskForces({ whistle: { work } }: { whistle: Whistle }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  if (work.task_forces.length === 0) return null;
  return (
    <Card title={t({ zh: '工作专班', en: 'Task force' })}>
      {work.task_forces.map((force) => (
        <ul key={force.id}>
          {force.tasks.map(({ id, unit_id, title, done_at, result }) => (
            <li key={id}>
              {directory.party(unit_id)}：{title}{' '}
              {done_at && <Tag color="green">{t({ zh: '完成', en: 'done' })}</Tag>} {result}
            </li>
          ))}
        </ul>
      ))}
    </Card>
  );
}

function FollowUps({ whistle: { work } }: { whistle: Whistle }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const me = useSignedIn();
  // An enterprise reads only meetings to which it is invited; of those the page tells it beside.
  const readsMinutes = isPlaceOf(me, '/meetings') && me.role !== 'enterprise';
  if (work.follow_ups.length === 0) return null;
  return (
    <Card title={t({ zh: '后续任务', en: 'Follow-ups' })}>
      <ul>
        {work.follow_ups.map(({ id, kind, unit_id, title, due_on, meeting_id, ...followUp }) => (
          <li key={id}>
            <Tag>{t(word('followUpKind', kind))}</Tag>
            {directory.party(unit_id)}：{title}（{due_on}）{' '}
            {meeting_id && readsMinutes && (
              <Link to={`/meetings/${meeting_id}`}>{t({ zh: '见会议', en: 'the meeting' })}</Link>
            )}{' '}
            <FollowUpState {...followUp} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function CallBacks({ whistle: { call_backs } }: { whistle: Whistle }) {
  const { t } = useLanguage();
  if (call_backs.length === 0) return null;
  return (
    <Card title={t({ zh: '回访', en: 'Call-backs' })}>
      {call_backs.map(({ id, solved, satisfaction, comment, recorded_at, on_behalf }) => (
        <p key={id} className="prose">
          <Tag color={solved === 'yes' ? 'green' : 'red'}>{t(word('solved', solved))}</Tag>
          {satisfaction && <Tag>{t(word('satisfaction', satisfaction))}</Tag>}
          {on_behalf && <Tag>{t({ zh: '热线代录', en: 'written down by the hotline' })}</Tag>}
          {comment} <small>{instantText(recorded_at)}</small>
        </p>
      ))}
    </Card>
  );
}
