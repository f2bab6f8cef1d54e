import { Alert } from 'antd';
import { useLanguage } from '../language/language-context.js';
import { useSignedIn } from '../session/me-context.js';

/** Whoever ends the sessions of their own account sits before the sign-in afterwards. */
export function OwnAccountWarning({ id }: { id: string }) {
  const { t } = useLanguage();
  const { account_id } = useSignedIn();
  if (id !== account_id) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t({
        zh: '这是您自己的账户：您将随即退出登录。',
        en: 'This is your own account: it signs you out.',
      })}
    />
  );
}
