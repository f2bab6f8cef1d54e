import { Link } from 'react-router';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';

type Numbered = Pick<Shape<'ActivitySummaryView'>, 'campaign_id' | 'campaign_number'>;

/** An activity's number in its special action or series, which it leads to. */
export function CampaignNumber({ of: { campaign_id, campaign_number } }: { of: Numbered }) {
  const { t } = useLanguage();
  if (campaign_id === null || campaign_number === null) return null;
  return (
    <Link to={`/campaigns/${campaign_id}`}>
      {t({ zh: `第 ${campaign_number} 期`, en: `no. ${campaign_number}` })}
    </Link>
  );
}
