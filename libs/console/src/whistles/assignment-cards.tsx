import { Card, Flex, Tag, Typography } from 'antd';
import { StepButtons } from '../actions/step-buttons.js';
import type { Shape } from '../api/api.js';
import { Countdown } from '../app/countdown.js';
import { useDirectory } from '../directory/directory.js';
import { dueClocks } from '../inbox/due-clocks.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { AssignmentState } from './state-tag.js';

type Whistle = Shape<'TicketResource'>;
type Assignment = Whistle['assignments'][number];

/** Who was mustered: a card for each unit's assignment, those of this round first. */
export function AssignmentCards({ whistle }: { whistle: Whistle }) {
  const { t } = useLanguage();
  const inOrder = whistle.assignments.toSorted((a, b) => b.round - a.round);
  if (inOrder.length === 0) return null;
  return (
    <Card title={t({ zh: '召集的单位', en: 'Units mustered' })}>
      <div className="assignments">
        {inOrder.map((assignment) => (
          <AssignmentCard key={assignment.id} whistle={whistle} assignment={assignment} />
        ))}
      </div>
    </Card>
  );
}

function AssignmentCard({ whistle, assignment }: { whistle: Whistle; assignment: Assignment }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const { contact, dispute } = assignment;
  return (
    <Card
      size="small"
      type="inner"
      title={
        <Flex gap="small" wrap align="center">
          <span>{directory.party(assignment.unit_id)}</span>
          <Tag>{t(word('assignmentRole', assignment.role))}</Tag>
          <AssignmentState state={assignment.state} />
          {whistle.round > 1 && (
            <Tag>{t({ zh: `第 ${assignment.round} 轮`, en: `round ${assignment.round}` })}</Tag>
          )}
          {assignment.waived && <Tag>{t({ zh: '免于办理', en: 'waived' })}</Tag>}
        </Flex>
      }
    >
      <Flex vertical gap="small">
        <Flex gap="small" wrap>
          {dueClocks(assignment).map(({ clock, dueAt }) => (
            <Countdown key={clock} dueAt={dueAt} label={t(word('clock', clock))} />
          ))}
          <Typography.Text type="secondary">
            {milestones(assignment)
              .map((each) => `${t(each.label)} ${instantText(each.at)}`)
              .join(' · ')}
          </Typography.Text>
        </Flex>
        {contact?.agreed && (
          <p className="prose">
            {t(word('channel', contact.channel))} · {contact.who}：{contact.agreed}
          </p>
        )}
        {assignment.submissions.map(({ no, result, evidence, return_reason }) => (
          <div key={no}>
            <p className="prose">
              <strong>{t({ zh: '办理结果', en: 'Result' })}：</strong>
              {result}
            </p>
            {evidence.length > 0 && (
              <ul>
                {evidence.map((each) => (
                  <li key={each}>{each}</li>
                ))}
              </ul>
            )}
            {return_reason && (
              <Typography.Text type="danger">
                {t({ zh: '退回：', en: 'Returned: ' })}
                {return_reason}
              </Typography.Text>
            )}
          </div>
        ))}
        {dispute && (
          <p className="prose">
            <strong>{t({ zh: '退单', en: 'Disputed' })}：</strong>
            {dispute.reason} → {directory.party(dispute.proposed_unit_id)}
          </p>
        )}
        <StepButtons of="assignments" subject={assignment} whistle={whistle} most={3} />
      </Flex>
    </Card>
  );
}

function milestones({ offered_at, signed_at, reported_in_at, submitted_at, accepted_at }: Assignment) {
  return [
    { label: { zh: '派单', en: 'offered' }, at: offered_at },
    { label: { zh: '签收', en: 'signed' }, at: signed_at },
    { label: { zh: '报到', en: 'reported in' }, at: reported_in_at },
    { label: { zh: '提交', en: 'handed in' }, at: submitted_at },
    { label: { zh: '认可', en: 'accepted' }, at: accepted_at },
  ].flatMap(({ label, at }) => (at === null ? [] : [{ label, at }]));
}
