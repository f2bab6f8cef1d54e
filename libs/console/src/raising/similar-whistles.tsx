import { useQuery } from '@tanstack/react-query';
import { Card, Tag } from 'antd';
import { Link } from 'react-router';
import { api, body } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { TicketState } from '../whistles/state-tag.js';
import type { Intent } from './intent.js';

const WHY = {
  place: { zh: '同一地点', en: 'same place' },
  category: { zh: '同一类别', en: 'same category' },
  text: { zh: '描述相近', en: 'alike in words' },
} as const;

/** Whistles that may be about the same matter: to be followed instead of being blown again. */
export function SimilarWhistles({ intent }: { intent: Intent }) {
  const { t } = useLanguage();
  const { data } = useQuery({
    queryKey: ['similar', intent],
    queryFn: () => body(api.POST('/v1/tickets/similar', { body: intent })),
    enabled: intent.category !== undefined && intent.title !== undefined,
    retry: false,
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Card title={t({ zh: '可能是同一件事', en: 'It may be the same matter' })} aria-live="polite">
      <ul className="units">
        {data.items.map(({ ticket, why }) => (
          <li key={ticket.id}>
            <Link to={`/whistles/${ticket.id}`}>{ticket.title ?? ticket.number}</Link>{' '}
            <TicketState state={ticket.state} />
            <br />
            {why.map((each) => (
              <Tag key={each}>{t(WHY[each])}</Tag>
            ))}
          </li>
        ))}
      </ul>
    </Card>
  );
}
