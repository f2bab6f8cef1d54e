import { Typography } from 'antd';
import type { Shape } from '../api/api.js';
import { ShownOnce } from '../app/shown-once.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';

interface Props {
  readonly issued: Shape<'IssuedApiKey'>;
  readonly close: () => void;
}

/** A key that has just been issued. */
export function IssuedKey({ issued: { api_key, expires_at }, close }: Props) {
  const { t } = useLanguage();
  return (
    <ShownOnce
      title={t({ zh: '密钥已签发', en: 'The key is issued' })}
      warning={t({
        zh: '请立即复制并妥善保存：此密钥不会再次显示。',
        en: 'Copy it now and keep it safe: it is not shown again.',
      })}
      secret={api_key}
      close={close}
    >
      <Typography.Text type="secondary">
        {expires_at === null
          ? t({ zh: '不过期', en: 'It does not expire.' })
          : t({ zh: `有效至 ${instantText(expires_at)}`, en: `Valid until ${instantText(expires_at)}` })}
      </Typography.Text>
    </ShownOnce>
  );
}
