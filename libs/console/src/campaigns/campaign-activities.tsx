import { Button, Card, Tag, Typography } from 'antd';
import { Link } from 'react-router';
import { api, body, type Shape } from '../api/api.js';
import { ToCome } from '../app/to-come.js';
import { useList } from '../app/use-list.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';

/** The activities that belong to it, by number. */
export function CampaignActivities({ campaignId }: { campaignId: string }) {
  const { t } = useLanguage();
  const list = useList<Shape<'ActivitySummaryView'>>(['activities', 'of', campaignId], (cursor) =>
    body(
      api.GET('/v1/activities', {
        params: { query: { campaign_id: campaignId, limit: 200, ...(cursor ? { cursor } : {}) } },
      }),
    ),
  );
  const byNumber = list.items.toSorted((a, b) => (a.campaign_number ?? 0) - (b.campaign_number ?? 0));
  return (
    <Card title={t({ zh: '活动', en: 'Activities' })}>
      {byNumber.length === 0 && !list.loading && (
        <Typography.Text type="secondary">
          {t({
            zh: '尚无活动。计划活动或填写活动用途时，选择此项即列入。',
            en: 'None as yet. An activity joins when it is planned, or when its purpose is said.',
          })}
        </Typography.Text>
      )}
      <ul className="units">
        {byNumber.map(({ id, title, kind, starts_at, called_off_at, campaign_number }) => (
          <li key={id}>
            <strong>{t({ zh: `第 ${campaign_number} 期`, en: `No. ${campaign_number}` })}</strong>{' '}
            <Link to={`/activities/${id}`}>{title}</Link>
            <br />
            <Tag>{t(word('activityKind', kind))}</Tag>
            <ToCome startsAt={starts_at} calledOffAt={called_off_at} />{' '}
            <small>{instantText(starts_at)}</small>
          </li>
        ))}
      </ul>
      {list.more && (
        <Button onClick={list.more} loading={list.loadingMore}>
          {t({ zh: '更多', en: 'More' })}
        </Button>
      )}
    </Card>
  );
}
