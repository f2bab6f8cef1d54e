import { Alert, Button, Modal, Typography } from 'antd';
import { useLanguage } from '../language/language-context.js';

/** A webhook's signing secret, this once. It is left by its button only: a click beside it would lose the secret. */
export function ShownSecret({ secret, close }: { secret: string; close: () => void }) {
  const { t } = useLanguage();
  return (
    <Modal
      open
      title={t({ zh: '签名密钥', en: 'The signing secret' })}
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
          zh: '请立即复制：此密钥不会再次显示。接收方用它核验每条通知的签名。',
          en: 'Copy it now: it is not shown again. The receiver checks the signature of each notice with it.',
        })}
      />
      <Typography.Paragraph
        className="issued-key"
        copyable={{
          text: secret,
          tooltips: false,
          icon: [t({ zh: '复制', en: 'Copy' }), t({ zh: '已复制', en: 'Copied' })],
        }}
      >
        <code>{secret}</code>
      </Typography.Paragraph>
    </Modal>
  );
}
