import { Tag } from 'antd';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';

const COLOURS: Readonly<Record<string, string>> = { open: 'blue', concluded: 'green', called_off: 'red' };

/** Whether a special action or a series goes on. */
export function CampaignState({ state }: Pick<Shape<'CampaignPartView'>, 'state'>) {
  const { t } = useLanguage();
  return <Tag color={COLOURS[state] ?? 'default'}>{t(word('campaignState', state))}</Tag>;
}
