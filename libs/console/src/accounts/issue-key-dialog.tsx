import { Form, InputNumber } from 'antd';
import { api, body, type Shape } from '../api/api.js';
import { CommandDialog } from '../app/command-dialog.js';
import { useLanguage } from '../language/language-context.js';
import { type AccountDialogProps, useAccountStep } from './use-account-step.js';

interface Props extends AccountDialogProps {
  /** Is told the key, which is told nobody again. */
  readonly issued: (key: Shape<'IssuedApiKey'>) => void;
}

/** A field that was emptied says null: a key that never expires. */
interface Given {
  readonly expires_in_days: number | null;
}

const PROPOSED_DAYS = 90;
const MOST_DAYS = 3650;

export function IssueKeyDialog({ issued, ...props }: Props) {
  const { t } = useLanguage();
  const { path, query } = useAccountStep(props);
  return (
    <CommandDialog
      title={t({ zh: '签发密钥', en: 'Issue a key' })}
      explanation={t({
        zh: '密钥用于登录和系统对接，权限与此账户相同。签发后只显示一次，请备好保存的地方。',
        en: 'With a key people sign in and systems call the API, with the rights of this account. It is shown once: have a place ready to keep it in.',
      })}
      initialValues={{ expires_in_days: PROPOSED_DAYS }}
      command={({ expires_in_days }: Given, key) =>
        body(
          api.POST('/v1/accounts/{id}/api-keys', {
            params: { path, query, header: { 'Idempotency-Key': key } },
            body: expires_in_days === null ? {} : { expires_in_days },
          }),
        )
      }
      done={(key) => {
        props.close();
        issued(key);
      }}
      close={props.close}
    >
      <Form.Item<Given>
        name="expires_in_days"
        label={t({ zh: '有效天数', en: 'Days until it expires' })}
        extra={t({ zh: '留空则不过期', en: 'left empty, it never does' })}
      >
        <InputNumber precision={0} min={1} max={MOST_DAYS} />
      </Form.Item>
    </CommandDialog>
  );
}
