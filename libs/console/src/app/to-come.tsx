import { Tag } from 'antd';
import { useLanguage } from '../language/language-context.js';
import { useNow } from './use-now.js';

/** Whether a meeting or an activity is still to come: its beginning is all that is known of how far it is. */
export function ToCome({ startsAt }: { startsAt: string }) {
  const { t } = useLanguage();
  const isToCome = Date.parse(startsAt) > useNow();
  return isToCome ? (
    <Tag color="blue">{t({ zh: '待举行', en: 'to come' })}</Tag>
  ) : (
    <Tag>{t({ zh: '已举行', en: 'held' })}</Tag>
  );
}
