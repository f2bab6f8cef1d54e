import { Tag } from 'antd';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';

export function AccountState({ state }: { state: Shape<'AccountView'>['state'] }) {
  const { t } = useLanguage();
  return <Tag color={state === 'open' ? 'green' : 'default'}>{t(word('accountState', state))}</Tag>;
}
