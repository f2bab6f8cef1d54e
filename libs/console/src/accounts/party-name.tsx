import { Tag } from 'antd';
import type { Directory } from '../directory/directory.js';
import { useLanguage } from '../language/language-context.js';

/** The unit or enterprise that an account is for. Accounts may be opened before the directory is there, and so for what never comes. */
export function PartyName({ id, directory }: { id: string; directory: Directory }) {
  const { t } = useLanguage();
  return (
    <>
      {directory.party(id)}{' '}
      {!directory.mayHave(id) && <Tag color="red">{t({ zh: '名录中没有', en: 'not in the directory' })}</Tag>}
    </>
  );
}
