import { useQuery } from '@tanstack/react-query';
import { Card, Tag } from 'antd';
import { Link } from 'react-router';
import { api, body } from '../api/api.js';
import { isPlaceOf } from '../app/places.js';
import { ToCome } from '../app/to-come.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { useSignedIn } from '../session/me-context.js';

/** Activities that are about a whistle, at which it was solved, or that it was raised from. */
export function WhistleActivities({ whistleId }: { whistleId: string }) {
  const { t } = useLanguage();
  const me = useSignedIn();
  const { data } = useQuery({
    queryKey: ['activities', 'about', whistleId],
    queryFn: () => body(api.GET('/v1/activities', { params: { query: { ticket_id: whistleId } } })),
    enabled: isPlaceOf(me, '/activities'),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Card title={t({ zh: '相关活动', en: 'Activities about it' })}>
      <ul className="units">
        {data.items.map(({ id, title, kind, starts_at, called_off_at }) => (
          <li key={id}>
            <Link to={`/activities/${id}`}>{title}</Link>
            <br />
            <Tag>{t(word('activityKind', kind))}</Tag>
            <ToCome startsAt={starts_at} calledOffAt={called_off_at} />{' '}
            <small>{instantText(starts_at)}</small>
          </li>
        ))}
      </ul>
    </Card>
  );
}
