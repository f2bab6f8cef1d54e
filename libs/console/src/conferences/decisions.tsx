import { Card, Typography } from 'antd';
import { useOperationForm } from '../actions/forms.js';
import { OperationButton } from '../actions/operation-button.js';
import { StepButtons } from '../actions/step-buttons.js';
import type { Shape } from '../api/api.js';
import { useDirectory } from '../directory/directory.js';
import { useLanguage } from '../language/language-context.js';
import { instantText } from '../language/instants.js';
import { WhistleLink } from '../whistles/whistle-link.js';
import { DecisionState } from './decision-state.js';

type Meeting = Shape<'MeetingView'>;
type Decision = Meeting['decisions'][number];

/** What was decided, who sees to it, by when, and what came of it. `within`: the whistle that the page names beside them already. */
export function Decisions({
  meeting,
  decisions,
  within,
}: {
  meeting: Pick<Meeting, 'id' | 'version'>;
  decisions: readonly Decision[];
  within?: string | undefined;
}) {
  return decisions.map((decision) => (
    <OneDecision key={decision.id} meeting={meeting} decision={decision} within={within} />
  ));
}

function OneDecision({
  meeting,
  decision,
  within,
}: {
  meeting: Pick<Meeting, 'id' | 'version'>;
  decision: Decision;
  within: string | undefined;
}) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const { decision_no, text, owner_unit_id, due_on, ticket_id } = decision;
  return (
    <div className="decision">
      <p className="prose">
        <strong>{t({ zh: `决定 ${decision_no}：`, en: `Decision ${decision_no}: ` })}</strong>
        {text}
      </p>
      <Typography.Text type="secondary">
        {t({ zh: '责任单位：', en: 'Owner: ' })}
        {directory.party(owner_unit_id)}
        {due_on && t({ zh: `，${due_on} 前完成`, en: `, due ${due_on}` })}
      </Typography.Text>{' '}
      <DecisionState {...decision} />
      {ticket_id && ticket_id !== within && (
        <div>
          <WhistleLink id={ticket_id} />
        </div>
      )}
      <WhatCameOfIt decision={decision} />
      <StepButtons
        of="meetings"
        subject={{ id: meeting.id, version: meeting.version, actions: decision.actions }}
        parts={{ decisionId: decision.id }}
        about={t({ zh: `决定 ${decision_no}`, en: `decision ${decision_no}` })}
        most={1}
      />
    </div>
  );
}

function WhatCameOfIt({ decision }: { decision: Decision }) {
  const { t } = useLanguage();
  const { carried_out_at: done, note, reopened_at: back, reopened_reason: reason } = decision;
  const lines = [
    back && { at: back, said: { zh: '退回重新落实', en: 'given back' }, text: reason },
    done && { at: done, said: { zh: '登记落实', en: 'reported as carried out' }, text: note },
  ].flatMap((line) => (line ? [line] : []));
  return lines.map(({ at, said, text }) => (
    <p key={at} className="prose">
      <Typography.Text type="secondary">
        {instantText(at)} {t(said)}
        {text && t({ zh: `：${text}`, en: `: ${text}` })}
      </Typography.Text>
    </p>
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
      <Decisions meeting={meeting} decisions={decisions} />
    </Card>
  );
}
