import { Tag } from 'antd';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';

export function ChannelState({ channel: { state } }: { channel: Shape<'ChannelView'> }) {
  const { t } = useLanguage();
  return <Tag color={state === 'active' ? 'green' : 'red'}>{t(word('channelState', state))}</Tag>;
}
