import { api } from '../api/api.js';
import { CommandDialog } from '../app/command-dialog.js';
import { useLanguage } from '../language/language-context.js';
import { type AccountDialogProps, useAccountStep } from './use-account-step.js';

export function RevokeKeyDialog({ keyId, ...props }: AccountDialogProps & { keyId: string }) {
  const { t } = useLanguage();
  const { path, query, doneWith } = useAccountStep(props);
  return (
    <CommandDialog
      title={t({ zh: '吊销密钥', en: 'Revoke the key' })}
      danger
      explanation={t({
        zh: `密钥 ${keyId} 几秒内失效，用它开始的会话随之结束；使用它的系统须换用另一密钥。吊销不能撤回。`,
        en: `Key ${keyId} stops working within seconds, and so do the sessions that it began; whatever uses it needs another one. This cannot be undone.`,
      })}
      command={() =>
        api.DELETE('/v1/accounts/{id}/api-keys/{key_id}', {
          params: { path: { ...path, key_id: keyId }, query },
        })
      }
      done={doneWith({ zh: '密钥已吊销', en: 'The key is revoked' })}
      close={props.close}
    />
  );
}
