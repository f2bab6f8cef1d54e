import { Tag } from 'antd';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import type { Site } from './site-officers.js';

/** Nobody looks after the project now. */
export function NoOfficer() {
  const { t } = useLanguage();
  return <Tag color="red">{t({ zh: '缺双员', en: 'nobody' })}</Tag>;
}

/** The branch that a project is due; nothing when it is due none. */
export function BranchNeed({ need }: { need: Site['branch_need'] }) {
  const { t } = useLanguage();
  if (need === null) return null;
  return <Tag color={need === 'own_organisation' ? 'red' : 'orange'}>{t(word('branchNeed', need))}</Tag>;
}
