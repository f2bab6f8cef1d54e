import { Tag } from 'antd';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';

const COLOURS = { open: 'blue', adopted: 'geekblue', landed: 'green', dropped: 'default' } as const;

/** How far a follow-up is; that it is late, if it is. */
export function FollowUpState({
  state,
  overdue_since,
}: Pick<Shape<'FollowUpResource'>, 'state' | 'overdue_since'>) {
  const { t } = useLanguage();
  const late = overdue_since !== null;
  return (
    <>
      <Tag color={COLOURS[state]}>{t(word('followUpState', state))}</Tag>
      {late && <Tag color="red">{t({ zh: '逾期', en: 'late' })}</Tag>}
    </>
  );
}
