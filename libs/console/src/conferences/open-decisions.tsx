import { Button, Card } from 'antd';
import { Link } from 'react-router';
import { api, body, type Shape } from '../api/api.js';
import { useList } from '../app/use-list.js';
import { useDirectory } from '../directory/directory.js';
import { useLanguage } from '../language/language-context.js';
import { useSignedIn } from '../session/me-context.js';
import { DecisionState } from './decision-state.js';
import { MeetingKind } from './meeting-kind.js';

type OpenDecision = Shape<'OpenDecisionView'>;

/** What meetings decided and is left to do, the soonest due first: of a unit its people see its own. Nothing when nothing is left. */
export function OpenDecisions() {
  const { t } = useLanguage();
  const directory = useDirectory();
  const { role, unit_id } = useSignedIn();
  const isUnit = role === 'unit_officer' || role === 'unit_head';
  const of = isUnit ? unit_id : null;
  const { items, more, loadingMore } = useList<OpenDecision>(['meetings', 'decisions', of], (cursor) =>
    body(
      api.GET('/v1/meetings/decisions', {
        params: { query: { ...(of ? { owner_unit_id: of } : {}), ...(cursor ? { cursor } : {}) } },
      }),
    ),
  );
  if (items.length === 0) return null;
  return (
    <Card
      size="small"
      className="to-carry-out"
      title={t({ zh: '待落实的会议决定', en: 'Decisions to carry out' })}
    >
      <ul className="units">
        {items.map(({ id, text, owner_unit_id, due_on, meeting, ...decision }) => (
          <li key={id}>
            <div>
              <Link to={`/meetings/${meeting.id}`}>{text}</Link>
            </div>
            <DecisionState {...decision} />
            <MeetingKind kind={meeting.kind} />{' '}
            <small>
              {meeting.title} · {directory.party(owner_unit_id)}
              {due_on && t({ zh: ` · ${due_on} 前完成`, en: ` · due ${due_on}` })}
            </small>
          </li>
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
