import { useQuery } from '@tanstack/react-query';
import { Card, Flex, Tag } from 'antd';
import { Link } from 'react-router';
import { api, body, type Shape } from '../api/api.js';
import { useDirectory } from '../directory/directory.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { DecisionState } from './decision-state.js';
import { WhistleOnAgenda } from './whistle-on-agenda.js';

type Point = Shape<'PointView'>;

/** What meetings of its kind left to this one: nothing when there was none before it that left anything. */
export function LookingBack({ meetingId }: { meetingId: string }) {
  const { t } = useLanguage();
  const { data } = useQuery({
    queryKey: ['meetings', 'looking-back', meetingId],
    queryFn: () => body(api.GET('/v1/meetings/{id}/looking-back', { params: { path: { id: meetingId } } })),
  });
  const meetings = data?.meetings.filter(({ points }) => points.length > 0) ?? [];
  if (!data || meetings.length === 0) return null;
  const { settled, points } = data;
  return (
    <Card
      className="looking-back"
      title={t({ zh: '会前回头看', en: 'What earlier meetings left' })}
      extra={t({ zh: `已有着落 ${settled}/${points}`, en: `${settled} of ${points} settled` })}
    >
      {meetings.map(({ id, title, starts_at, points: left }) => (
        <section key={id}>
          <Flex gap="small" wrap align="baseline">
            <Link to={`/meetings/${id}`}>{title}</Link>
            <small>{instantText(starts_at)}</small>
          </Flex>
          <ul className="units">
            {left.map((point, index) => (
              <OnePoint key={point.item?.id ?? index} point={point} />
            ))}
          </ul>
        </section>
      ))}
    </Card>
  );
}

function OnePoint({ point: { item, decisions, settled } }: { point: Point }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  return (
    <li>
      <Flex gap="small" wrap align="center">
        <strong>{item ? item.title : t({ zh: '其他决定', en: 'Other decisions' })}</strong>
        {item?.ticket && <WhistleOnAgenda ticket={item.ticket} />}
        {settled !== null && (
          <Tag color={settled ? 'green' : 'orange'}>
            {settled ? t({ zh: '已有着落', en: 'settled' }) : t({ zh: '尚无着落', en: 'not settled' })}
          </Tag>
        )}
      </Flex>
      {decisions.map(({ id, text, owner_unit_id, due_on, ...decision }) => (
        <div key={id} className="decision">
          {text} <DecisionState {...decision} />{' '}
          <small>
            {directory.party(owner_unit_id)}
            {due_on && t({ zh: ` · ${due_on} 前完成`, en: ` · due ${due_on}` })}
          </small>
        </div>
      ))}
    </li>
  );
}
