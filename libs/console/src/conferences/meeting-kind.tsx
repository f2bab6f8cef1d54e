import { Tag } from 'antd';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';

export function MeetingKind({ kind }: { kind: string }) {
  const { t } = useLanguage();
  return <Tag>{t(word('meetingKind', kind))}</Tag>;
}
