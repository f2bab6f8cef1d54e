import { Tag } from 'antd';
import { Link } from 'react-router';
import { StepButtons } from '../actions/step-buttons.js';
import type { Shape } from '../api/api.js';
import { useDirectory } from '../directory/directory.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import { FollowUpState } from './follow-up-state.js';

/** What has to land, because of which whistle, by whom and when; and what the reader may say of it. */
export function FollowUpItem({ of }: { of: Shape<'ListedFollowUpResource'> }) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const { kind, title, unit_id, due_on, ticket, adopted_note, result, dropped_reason, reopened_reason } = of;
  const name = title ?? ticket.number;
  return (
    <li>
      <div>{name}</div>
      <Tag>{t(word('followUpKind', kind))}</Tag>
      <FollowUpState {...of} />{' '}
      <small>
        {ticket.visible ? (
          <Link to={`/whistles/${ticket.id}`}>{ticket.title ?? ticket.number}</Link>
        ) : (
          ticket.number
        )}
        {` · ${directory.party(unit_id)}`}
        {t({ zh: ` · ${due_on} 前落地`, en: ` · due ${due_on}` })}
      </small>
      {adopted_note && (
        <div className="prose">
          {t({ zh: '出台：', en: 'Adopted: ' })}
          {adopted_note}
        </div>
      )}
      {result && (
        <div className="prose">
          {t({ zh: '落地：', en: 'Landed: ' })}
          {result}
        </div>
      )}
      {dropped_reason && (
        <div className="prose">
          {t({ zh: '撤销：', en: 'Dropped: ' })}
          {dropped_reason}
        </div>
      )}
      {!result && !dropped_reason && reopened_reason && (
        <div className="prose">
          {t({ zh: '退回：', en: 'Given back: ' })}
          {reopened_reason}
        </div>
      )}
      <StepButtons of="follow-ups" subject={of} about={name} most={2} />
    </li>
  );
}
