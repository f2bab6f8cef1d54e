import { useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import { Link } from 'react-router';
import { api, body } from '../api/api.js';
import { isPlaceOf } from '../app/places.js';
import { ToCome } from '../app/to-come.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { useSignedIn } from '../session/me-context.js';
import { MeetingKind } from './meeting-kind.js';

/** Meetings that have a whistle on their agenda, or decided about it. */
export function WhistleMeetings({ whistleId }: { whistleId: string }) {
  const { t } = useLanguage();
  const me = useSignedIn();
  const { data } = useQuery({
    queryKey: ['meetings', 'about', whistleId],
    queryFn: () => body(api.GET('/v1/meetings', { params: { query: { ticket_id: whistleId } } })),
    enabled: isPlaceOf(me, '/meetings'),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Card title={t({ zh: '上会', en: 'On the agenda of' })}>
      <ul className="units">
        {data.items.map(({ id, title, kind, starts_at, called_off_at }) => (
          <li key={id}>
            <Link to={`/meetings/${id}`}>{title}</Link>
            <br />
            <MeetingKind kind={kind} />
            <ToCome startsAt={starts_at} calledOffAt={called_off_at} />{' '}
            <small>{instantText(starts_at)}</small>
          </li>
        ))}
      </ul>
    </Card>
  );
}
