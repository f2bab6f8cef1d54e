import { api } from '../api/api.js';
import { CommandDialog } from '../app/command-dialog.js';
import { useLanguage } from '../language/language-context.js';
import { type AccountDialogProps, useAccountStep } from './use-account-step.js';

export function ReopenAccountDialog(props: AccountDialogProps) {
  const { t } = useLanguage();
  const { path, query, doneWith } = useAccountStep(props);
  return (
    <CommandDialog
      title={t({ zh: '重新启用', en: 'Reopen the account' })}
      explanation={t({
        zh: '账户名、角色和归属不变。原有的密钥、会话和密码不恢复：启用后请签发密钥或设置密码。',
        en: 'Its name, role and affiliation are as before. Its keys, sessions and password do not come back: give it a key or a password afterwards.',
      })}
      command={() => api.POST('/v1/accounts/{id}/reopen', { params: { path, query } })}
      done={doneWith({ zh: '账户已重新启用', en: 'The account is open again' })}
      close={props.close}
    />
  );
}
