import { Alert, Button, Modal, Typography } from 'antd';
import type { Shape } from '../api/api.js';
import { instantText } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';

interface Props {
  readonly issued: Shape<'IssuedApiKey'>;
  readonly close: () => void;
}

/** A key, this once. It is left by its button only: a click beside it would lose the key. */
export function IssuedKey({ issued: { api_key, expires_at }, close }: Props) {
  const { t } = useLanguage();
  return (
    <Modal
      open
      title={t({ zh: '密钥已签发', en: 'The key is issued' })}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={close}>
          {t({ zh: '我已保存', en: 'I have kept it' })}
        </Button>
      }
      destroyOnHidden
    >
      <Alert
        type="warning"
        showIcon
        title={t({
          zh: '请立即复制并妥善保存：此密钥不会再次显示。',
          en: 'Copy it now and keep it safe: it is not shown again.',
        })}
      />
      <Typography.Paragraph
        className="issued-key"
        copyable={{
          text: api_key,
          tooltips: false,
          icon: [t({ zh: '复制', en: 'Copy' }), t({ zh: '已复制', en: 'Copied' })],
        }}
      >
        <code>{api_key}</code>
      </Typography.Paragraph>
      <Typography.Text type="secondary">
        {expires_at === null
          ? t({ zh: '不过期', en: 'It does not expire.' })
          : t({ zh: `有效至 ${instantText(expires_at)}`, en: `Valid until ${instantText(expires_at)}` })}
      </Typography.Text>
    </Modal>
  );
}
