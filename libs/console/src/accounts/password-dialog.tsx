import { Form } from 'antd';
import { api } from '../api/api.js';
import { CommandDialog } from '../app/command-dialog.js';
import { useLanguage } from '../language/language-context.js';
import { OwnAccountWarning } from './own-account-warning.js';
import { PasswordInput, passwordRule } from './password-input.js';
import { type AccountDialogProps, useAccountStep } from './use-account-step.js';

export function PasswordDialog(props: AccountDialogProps) {
  const { t } = useLanguage();
  const { path, query, doneWith } = useAccountStep(props);
  return (
    <CommandDialog
      title={t({ zh: '设置密码', en: 'Set the password' })}
      explanation={t({
        zh: '新密码立即生效，此账户现有的会话全部结束；其密钥不受影响。',
        en: 'The new password holds at once and every session of the account ends; its keys stay as they are.',
      })}
      command={(given: { password: string }) =>
        api.PUT('/v1/accounts/{id}/password', { params: { path, query }, body: given })
      }
      done={doneWith({ zh: '密码已设置', en: 'The password is set' })}
      close={props.close}
    >
      <Form.Item
        name="password"
        label={t({ zh: '新密码', en: 'New password' })}
        rules={[{ required: true, message: t({ zh: '必填', en: 'is required' }) }, passwordRule(t)]}
      >
        <PasswordInput />
      </Form.Item>
      <OwnAccountWarning id={props.account.id} />
    </CommandDialog>
  );
}
