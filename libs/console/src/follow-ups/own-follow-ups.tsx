import { Button, Card } from 'antd';
import { Link } from 'react-router';
import { api, body, type Shape } from '../api/api.js';
import { useList } from '../app/use-list.js';
import { useLanguage } from '../language/language-context.js';
import { FollowUpItem } from './follow-up-item.js';

/** What the reader's unit has to see landed, the soonest due first. Nothing when nothing is left. */
export function OwnFollowUps() {
  const { t } = useLanguage();
  const { items, more, loadingMore } = useList<Shape<'ListedFollowUpResource'>>(['follow-ups'], (cursor) =>
    body(api.GET('/v1/follow-ups', { params: { query: cursor ? { cursor } : {} } })),
  );
  if (items.length === 0) return null;
  return (
    <Card
      size="small"
      className="to-carry-out"
      title={t({ zh: '待落地的后续任务', en: 'Follow-ups to see landed' })}
      extra={<Link to="/follow-ups">{t({ zh: '全部后续任务', en: 'All follow-ups' })}</Link>}
    >
      <ul className="units">
        {items.map((item) => (
          <FollowUpItem key={item.id} of={item} />
        ))}
      </ul>
      {more && (
        <Button type="link" loading={loadingMore} onClick={more}>
          {t({ zh: '更多', en: 'More' })}
        </Button>
      )}
    </Card>
  );
}
