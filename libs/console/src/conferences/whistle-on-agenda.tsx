import { Flex } from 'antd';
import { Link } from 'react-router';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { TicketState } from '../whistles/state-tag.js';
import { useWhistleName } from '../whistles/use-whistle.js';

/** A whistle that a meeting talks about: with its title, and a way to it, where the reader may see more than its number. */
export function WhistleOnAgenda({ ticket }: { ticket: Shape<'TicketOnAgenda'> }) {
  const { t } = useLanguage();
  const name = useWhistleName(ticket.id);
  return (
    <Flex gap="small" wrap align="center">
      {name === undefined ? <span>{ticket.number}</span> : <Link to={`/whistles/${ticket.id}`}>{name}</Link>}
      <TicketState state={ticket.state} />
      {ticket.level !== null && (
        <small>
          {t({ zh: '层级：', en: 'level: ' })}
          {t(word('level', ticket.level))}
        </small>
      )}
    </Flex>
  );
}
