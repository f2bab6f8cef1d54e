import { Flex } from 'antd';
import { Link } from 'react-router';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { TicketState } from '../whistles/state-tag.js';
import { useWhistle } from '../whistles/use-whistle.js';

/** Titles seldom change, and an agenda may have many. */
const FRESH_FOR = 5 * 60_000;

/** A whistle that a meeting talks about: with its title, and a way to it, where the reader may see more than its number. */
export function WhistleOnAgenda({ ticket }: { ticket: Shape<'TicketOnAgenda'> }) {
  const { t } = useLanguage();
  const { data } = useWhistle(ticket.id, { staleTime: FRESH_FOR });
  const name = [ticket.number, data?.title].filter(Boolean).join(' ');
  return (
    <Flex gap="small" wrap align="center">
      {data ? <Link to={`/whistles/${ticket.id}`}>{name}</Link> : <span>{name}</span>}
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
