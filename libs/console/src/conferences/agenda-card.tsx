import { Card, Flex, Tag, Typography } from 'antd';
import { OperationButton } from '../actions/operation-button.js';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { Decisions } from './decisions.js';
import { WhistleOnAgenda } from './whistle-on-agenda.js';

type Meeting = Shape<'MeetingView'>;

interface Props {
  readonly meeting: Meeting;
  readonly changed: (meeting: Meeting) => Promise<void>;
}

/** What a meeting talks about, in order, and what it decided about each. */
export function AgendaCard({ meeting, changed }: Props) {
  const { t } = useLanguage();
  return (
    <Card
      title={t({ zh: '议程', en: 'Agenda' })}
      extra={
        <OperationButton<Meeting> path="/v1/meetings/{id}/agenda-items" subject={meeting} done={changed} />
      }
    >
      {meeting.agenda.length === 0 && (
        <Typography.Text type="secondary">{t({ zh: '还没有议题。', en: 'Nothing yet.' })}</Typography.Text>
      )}
      <ol className="agenda">
        {meeting.agenda.map((item) => (
          <AgendaItem key={item.id} item={item} meeting={meeting} changed={changed} />
        ))}
      </ol>
    </Card>
  );
}

function AgendaItem({ item, meeting, changed }: Props & { item: Meeting['agenda'][number] }) {
  const { t } = useLanguage();
  return (
    <li value={item.position}>
      <Flex gap="small" wrap align="center">
        {item.pulled_for === null && <strong>{item.title}</strong>}
        {item.ticket && <WhistleOnAgenda ticket={item.ticket} />}
        {item.pulled_for && <Tag color="orange">{t(word('pulledFor', item.pulled_for))}</Tag>}
      </Flex>
      <Decisions
        meeting={meeting}
        decisions={meeting.decisions.filter(({ agenda_item_id }) => agenda_item_id === item.id)}
        within={item.ticket?.id}
      />
      <OperationButton<Meeting>
        path="/v1/meetings/{id}/decisions"
        subject={meeting}
        // The whistle is the item's.
        known={{ agenda_item_id: item.id, ticket_id: undefined }}
        about={item.title}
        type="link"
        done={changed}
      />
    </li>
  );
}
