import { Tag } from 'antd';
import { useLanguage } from '../language/language-context.js';
import { useNow } from './use-now.js';

/** Whether a meeting or an activity is still to come: its beginning is all that is known of how far it is, unless it was called off. */
export function ToCome({ startsAt, calledOffAt }: { startsAt: string; calledOffAt: string | null }) {
  const { t } = useLanguage();
  const isToCome = Date.parse(startsAt) > useNow();
  if (calledOffAt !== null) return <Tag color="red">{t({ zh: '已取消', en: 'called off' })}</Tag>;
  return isToCome ? (
    <Tag color="blue">{t({ zh: '待举行', en: 'to come' })}</Tag>
  ) : (
    <Tag>{t({ zh: '已举行', en: 'held' })}</Tag>
  );
}
