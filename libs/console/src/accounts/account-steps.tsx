import { Button, Flex } from 'antd';
import { useState } from 'react';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { CloseAccountDialog } from './close-account-dialog.js';
import { PasswordDialog } from './password-dialog.js';
import { ReopenAccountDialog } from './reopen-account-dialog.js';

/** What can be done with an account as a whole. */
export function AccountSteps({ account }: { account: Shape<'AccountView'> }) {
  const { t } = useLanguage();
  const [asked, ask] = useState<'password' | 'close' | 'reopen'>();
  const dialog = { account, close: () => ask(undefined) };
  return (
    <Flex gap="small" wrap>
      {account.state === 'open' ? (
        <>
          <Button onClick={() => ask('password')}>{t({ zh: '设置密码', en: 'Set the password' })}</Button>
          <Button danger onClick={() => ask('close')}>
            {t({ zh: '停用账户', en: 'Close the account' })}
          </Button>
        </>
      ) : (
        <Button type="primary" onClick={() => ask('reopen')}>
          {t({ zh: '重新启用', en: 'Reopen the account' })}
        </Button>
      )}
      {asked === 'password' && <PasswordDialog {...dialog} />}
      {asked === 'close' && <CloseAccountDialog {...dialog} />}
      {asked === 'reopen' && <ReopenAccountDialog {...dialog} />}
    </Flex>
  );
}
