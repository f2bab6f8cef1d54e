import { Card } from 'antd';
import { Link } from 'react-router';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { CampaignState } from './campaign-state.js';
import { heldText } from './campaign-texts.js';

/** The special actions that it consists of. */
export function PartsCard({ parts }: { parts: readonly Shape<'CampaignPartView'>[] }) {
  const { t } = useLanguage();
  if (parts.length === 0) return null;
  return (
    <Card title={t({ zh: `分项（${parts.length}）`, en: `Parts (${parts.length})` })}>
      <ul className="units">
        {parts.map(({ id, title, state, progress }) => (
          <li key={id}>
            <Link to={`/campaigns/${id}`}>{title}</Link> <CampaignState state={state} />
            <small>{t(heldText(progress))}</small>
          </li>
        ))}
      </ul>
    </Card>
  );
}
