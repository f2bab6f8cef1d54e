import { Tag } from 'antd';
import { useLanguage } from '../language/language-context.js';

/** Whether a list, or a project's process, is still being worked on. */
export function OpenState({ isOpen }: { isOpen: boolean }) {
  const { t } = useLanguage();
  return isOpen ? (
    <Tag color="blue">{t({ zh: '进行中', en: 'open' })}</Tag>
  ) : (
    <Tag color="green">{t({ zh: '已办结', en: 'closed' })}</Tag>
  );
}
