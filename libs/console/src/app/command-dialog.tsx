import { useMutation } from '@tanstack/react-query';
import { Form, Modal, Typography } from 'antd';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { v4 as uuid } from 'uuid';
import { ApiProblem, type Problem } from '../api/problem.js';
import { refusedFields } from '../api/refused-fields.js';
import { ProblemAlert } from './problem-alert.js';
import { useEverythingAnew } from './use-everything-anew.js';

interface Props<Given, Answer> {
  /** What is done: the dialogue's title, and its button. */
  readonly title: string;
  readonly explanation?: string | undefined;
  readonly danger?: boolean;
  /** Gives the command; under the same `key` at every attempt, so that it happens once. */
  readonly command: (given: Given, key: string) => Promise<Answer>;
  readonly done: (answer: Answer) => void;
  readonly close: () => void;
  readonly initialValues?: Partial<Given>;
  /** Fields that refusals are about whose code says so, for want of a pointer. */
  readonly fieldOf?: Readonly<Record<string, keyof Given & string>>;
  /** A way on after a refusal. */
  readonly wayOn?: (problem: Problem) => ReactNode;
  /** Items of the form, where something is asked for. */
  readonly children?: ReactNode;
}

/**
 * Says what a command does, asks for what it needs, and gives it; tried again, it is the same command. What is refused is said at its
 * field, or below.
 */
export function CommandDialog<Given extends object, Answer>({
  title,
  explanation,
  danger = false,
  command,
  done,
  close,
  initialValues,
  fieldOf = {},
  wayOn,
  children,
}: Props<Given, Answer>) {
  const readAnew = useEverythingAnew();
  const [form] = Form.useForm<Given>();
  const [key] = useState(() => uuid());
  const refusedAt = (error: Error) =>
    error instanceof ApiProblem
      ? refusedFields(error.problem, Object.keys(form.getFieldsValue() as object), fieldOf)
      : [];
  const give = useMutation({
    mutationFn: (given: Given) => command(given, key),
    gcTime: 0, // passwords and keys are not remembered
    onSuccess: async (answer) => {
      done(answer);
      await readAnew();
    },
    onError: (error) => form.setFields(refusedAt(error) as Parameters<typeof form.setFields>[0]),
  });
  const refusal = give.error instanceof ApiProblem ? give.error.problem : undefined;
  return (
    <Modal
      open
      title={title}
      onCancel={close}
      okText={title}
      okButtonProps={{ htmlType: 'submit', danger }}
      confirmLoading={give.isPending}
      destroyOnHidden
      modalRender={(dialog) => (
        <Form<Given>
          form={form}
          layout="vertical"
          {...(initialValues ? { initialValues } : {})}
          onFinish={(given) => give.mutate(given)}
          scrollToFirstError
          onKeyDown={keepInField}
        >
          {dialog}
        </Form>
      )}
    >
      {explanation && <Typography.Paragraph type="secondary">{explanation}</Typography.Paragraph>}
      {children}
      {refusal && wayOn?.(refusal)}
      {give.error && refusedAt(give.error).length === 0 && <ProblemAlert error={give.error} />}
    </Modal>
  );
}

/** Lists and calendars take what was typed with the return key, which must not give the command as well. */
function keepInField(event: KeyboardEvent): void {
  if (event.key === 'Enter' && (event.target as Element).closest('.ant-picker, .ant-select'))
    event.preventDefault();
}
