import { api } from '../api/api.js';
import { CommandDialog } from '../app/command-dialog.js';
import { useLanguage } from '../language/language-context.js';
import { OwnAccountWarning } from './own-account-warning.js';
import { type AccountDialogProps, useAccountStep } from './use-account-step.js';

export function CloseAccountDialog(props: AccountDialogProps) {
  const { t } = useLanguage();
  const { path, query, doneWith } = useAccountStep(props);
  return (
    <CommandDialog
      title={t({ zh: '停用账户', en: 'Close the account' })}
      danger
      explanation={t({
        zh: '其全部密钥被吊销，会话结束，密码清除。账户可以重新启用，但须另行签发密钥或设置密码。',
        en: 'All its keys are revoked, its sessions end, its password is forgotten. The account can be reopened, but needs another key or password then.',
      })}
      command={() => api.DELETE('/v1/accounts/{id}', { params: { path, query } })}
      done={doneWith({ zh: '账户已停用', en: 'The account is closed' })}
      close={props.close}
    >
      <OwnAccountWarning id={props.account.id} />
    </CommandDialog>
  );
}
