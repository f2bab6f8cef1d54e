import { Card } from 'antd';
import { Link } from 'react-router';
import { useLanguage } from '../language/language-context.js';
import { useSignedIn } from '../session/me-context.js';
import { ROTA_READERS, type Turn, useSecretaryRota } from './use-secretary-rota.js';

/** Whose secretary has the duty now, and who comes next. Nothing where nobody is to have it and the reader cannot change that. */
export function SecretaryNow() {
  const { t, language } = useLanguage();
  const { role } = useSignedIn();
  const { data } = useSecretaryRota(ROTA_READERS.has(role));
  if (!data) return null;
  const current = data.turns.find(({ state }) => state === 'current');
  const next = data.turns.findLast(({ state }) => state === 'ahead');
  if (!current && !next && data.actions.length === 0) return null;
  const nameOf = ({ name_zh, name_en }: Turn) => (language === 'zh' ? name_zh : name_en);
  const parts = [
    current && {
      zh: `本期 ${nameOf(current)}（至 ${current.ends_on}）`,
      en: `${nameOf(current)} until ${current.ends_on}`,
    },
    next && { zh: `下期 ${nameOf(next)}（${next.starts_on} 起）`, en: `then ${nameOf(next)}` },
  ].flatMap((part) => (part ? [t(part)] : []));
  return (
    <Card
      size="small"
      className="cadences"
      title={<Link to="/secretary-rota">{t({ zh: '书记轮值', en: 'Secretary on duty' })}</Link>}
    >
      {parts.join(t({ zh: '，', en: ', ' })) || t({ zh: '尚未确定', en: 'not set yet' })}
    </Card>
  );
}
