import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Modal, Select, Typography } from 'antd';
import { useState } from 'react';
import { v4 as uuid } from 'uuid';
import { give, type Shape } from '../api/api.js';
import { ProblemAlert } from '../app/problem-alert.js';
import { useDirectory } from '../directory/directory.js';
import { useLanguage } from '../language/language-context.js';
import { contentOf, pathWith } from './content.js';
import { partOf } from './parts.js';
import type { Step } from './step.js';
import { StepFields } from './step-fields.js';

interface Props {
  readonly step: Step;
  readonly subject: { readonly id: string; readonly version: number };
  readonly whistleId: string;
  readonly whistle?: Shape<'TicketResource'> | undefined;
  readonly close: () => void;
}

type Given = Record<string, unknown> & { $part?: string };

/** Asks for what a step needs, and takes it. The same dialogue tried again is the same command: it happens once. */
export function StepDialog({ step, subject, whistleId, whistle, close }: Props) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<Given>();
  const [key] = useState(() => uuid());
  const part = partOf(step.path, whistle, directory);
  const take = useMutation({
    mutationFn: ({ $part, ...given }: Given) =>
      give({
        path: pathWith(step.path, subject.id, $part),
        content: contentOf(step.fields, given),
        version: subject.version,
        key,
      }),
    onSuccess: async () => {
      close();
      void message.success(t({ zh: `${step.label.zh}：已记录`, en: `${step.label.en}: recorded` }));
      await queries.invalidateQueries({
        predicate: ({ queryKey: [what, id] }) =>
          what !== 'me' && what !== 'directory' && (what !== 'whistle' || id === whistleId),
      });
    },
  });
  return (
    <Modal
      open
      title={t(step.label)}
      onCancel={close}
      onOk={() => form.submit()}
      okText={t(step.label)}
      confirmLoading={take.isPending}
      destroyOnHidden
    >
      {step.explanation && (
        <Typography.Paragraph type="secondary">{t(step.explanation)}</Typography.Paragraph>
      )}
      <Form<Given> form={form} layout="vertical" onFinish={(given) => take.mutate(given)} scrollToFirstError>
        {part && (
          <Form.Item
            name="$part"
            label={t(part.label)}
            rules={[{ required: true, message: t({ zh: '必选', en: 'has to be chosen' }) }]}
          >
            <Select options={[...part.options]} />
          </Form.Item>
        )}
        <StepFields fields={step.fields} whistle={whistle} />
      </Form>
      {take.error && <ProblemAlert error={take.error} />}
    </Modal>
  );
}
