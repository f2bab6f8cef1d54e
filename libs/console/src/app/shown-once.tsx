import { Alert, Button, Modal, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/language-context.js';

interface Props {
  readonly title: string;
  readonly warning: string;
  readonly secret: string;
  readonly close: () => void;
  /** What else there is to say of it. */
  readonly children?: ReactNode;
}

/** A secret, this once. It is left by its button only: a click beside it would lose the secret. */
export function ShownOnce({ title, warning, secret, close, children }: Props) {
  const { t } = useLanguage();
  return (
    <Modal
      open
      title={title}
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
      <Alert type="warning" showIcon title={warning} />
      <Typography.Paragraph
        className="shown-once"
        copyable={{
          text: secret,
          tooltips: false,
          icon: [t({ zh: '复制', en: 'Copy' }), t({ zh: '已复制', en: 'Copied' })],
        }}
      >
        <code>{secret}</code>
      </Typography.Paragraph>
      {children}
    </Modal>
  );
}
