import { ShownOnce } from '../app/shown-once.js';
import { useLanguage } from '../language/language-context.js';

/** A webhook's signing secret that has just been made. */
export function SigningSecret({ secret, close }: { secret: string; close: () => void }) {
  const { t } = useLanguage();
  return (
    <ShownOnce
      title={t({ zh: '签名密钥', en: 'The signing secret' })}
      warning={t({
        zh: '请立即复制：此密钥不会再次显示。接收方用它核验每条通知的签名。',
        en: 'Copy it now: it is not shown again. The receiver checks the signature of each notice with it.',
      })}
      secret={secret}
      close={close}
    />
  );
}
