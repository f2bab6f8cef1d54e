import { useMutation } from '@tanstack/react-query';
import { App, Form, Modal, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { v4 as uuid } from 'uuid';
import { type Command, give } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useLanguage } from '../language/language-context.js';
import type { Step } from './step.js';

interface Props<Given, Answer> {
  readonly operation: Pick<Step, 'label' | 'explanation'>;
  readonly initial?: Partial<Given> | undefined;
  readonly commandOf: (given: Given) => Omit<Command, 'key'>;
  readonly done: (answer: Answer) => unknown;
  readonly close: () => void;
  /** The fields. */
  readonly children: ReactNode;
}

/** Asks for what a request needs, and gives it. The same dialogue tried again is the same command: it happens once. */
export function FormDialog<Given extends object, Answer = unknown>({
  operation: { label, explanation },
  initial,
  commandOf,
  done,
  close,
  children,
}: Props<Given, Answer>) {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const [form] = Form.useForm<Given>();
  const [key] = useState(() => uuid());
  const take = useMutation({
    mutationFn: (given: Given) => give<Answer>({ ...commandOf(given), key }),
    onSuccess: async (answer) => {
      close();
      void message.success(t({ zh: `${label.zh}：已记录`, en: `${label.en}: recorded` }));
      await done(answer);
    },
  });
  return (
    <Modal
      open
      title={t(label)}
      onCancel={close}
      onOk={() => form.submit()}
      okText={t(label)}
      confirmLoading={take.isPending}
      destroyOnHidden
    >
      {explanation && <Typography.Paragraph type="secondary">{t(explanation)}</Typography.Paragraph>}
      <Form<Given>
        form={form}
        layout="vertical"
        onFinish={(given) => take.mutate(given)}
        scrollToFirstError
        {...(initial ? { initialValues: initial } : {})}
      >
        {children}
      </Form>
      {take.error && <ProblemAlert error={take.error} />}
    </Modal>
  );
}
