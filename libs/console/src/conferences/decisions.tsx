import { Card, Typography } from 'antd';
import { useOperationForm } from '../actions/forms.js';
import { OperationButton } from '../actions/operation-button.js';
import type { Shape } from '../api/api.js';
import { useDirectory } from '../directory/directory.js';
import { useLanguage } from '../language/language-context.js';
import { WhistleLink } from '../whistles/whistle-link.js';

type Meeting = Shape<'MeetingView'>;
type Decision = Meeting['decisions'][number];

/** What was decided, who sees to it, and by when. `within`: the whistle that the page names beside them already. */
export function Decisions({
  decisions,
  within,
}: {
  decisions: readonly Decision[];
  within?: string | undefined;
}) {
  const { t } = useLanguage();
  const directory = useDirectory();
  return decisions.map(({ id, decision_no, text, owner_unit_id, due_on, ticket_id }) => (
    <div key={id} className="decision">
      <p className="prose">
        <strong>{t({ zh: `决定 ${decision_no}：`, en: `Decision ${decision_no}: ` })}</strong>
        {text}
      </p>
      <Typography.Text type="secondary">
        {t({ zh: '责任单位：', en: 'Owner: ' })}
        {directory.party(owner_unit_id)}
        {due_on && t({ zh: `，${due_on} 前完成`, en: `, due ${due_on}` })}
      </Typography.Text>
      {ticket_id && ticket_id !== within && (
        <div>
          <WhistleLink id={ticket_id} />
        </div>
      )}
    </div>
  ));
}

/** Decisions about no item of the agenda that the reader sees. */
export function OtherDecisions({
  meeting,
  changed,
}: {
  meeting: Meeting;
  changed: (meeting: Meeting) => Promise<void>;
}) {
  const { t } = useLanguage();
  const items = new Set(meeting.agenda.map(({ id }) => id));
  const decisions = meeting.decisions.filter(
    ({ agenda_item_id }) => agenda_item_id === null || !items.has(agenda_item_id),
  );
  const mayDecide = useOperationForm('/v1/meetings/{id}/decisions', meeting) !== undefined;
  if (decisions.length === 0 && !mayDecide) return null;
  return (
    <Card
      title={t({ zh: '其他决定', en: 'Other decisions' })}
      extra={
        <OperationButton<Meeting>
          path="/v1/meetings/{id}/decisions"
          subject={meeting}
          choices={{
            agenda_item_id: meeting.agenda.map(({ id, position, title }) => ({
              value: id,
              label: `${position}. ${title}`,
            })),
          }}
          done={changed}
        />
      }
    >
      {decisions.length === 0 && (
        <Typography.Text type="secondary">{t({ zh: '没有。', en: 'None.' })}</Typography.Text>
      )}
      <Decisions decisions={decisions} />
    </Card>
  );
}
