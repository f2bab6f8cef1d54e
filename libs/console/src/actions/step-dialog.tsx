import { App, Form, Select } from 'antd';
import { give, type Shape } from '../api/api.js';
import { CommandDialog } from '../app/command-dialog.js';
import { useDirectory } from '../directory/directory.js';
import { useLanguage } from '../language/language-context.js';
import { contentOf, pathWith } from './content.js';
import { partOf } from './parts.js';
import type { Step } from './step.js';
import { StepFields } from './step-fields.js';

interface Props {
  readonly step: Step;
  readonly subject: { readonly id: string; readonly version: number };
  readonly whistle?: Shape<'TicketResource'> | undefined;
  readonly close: () => void;
}

type Given = Record<string, unknown> & { $part?: string };

/** Asks for what a step needs, and takes it. */
export function StepDialog({ step, subject, whistle, close }: Props) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const { message } = App.useApp();
  const part = partOf(step.path, whistle, directory);
  return (
    <CommandDialog
      title={t(step.label)}
      explanation={step.explanation && t(step.explanation)}
      command={({ $part, ...given }: Given, key) =>
        give({
          path: pathWith(step.path, subject.id, $part),
          content: contentOf(step.fields, given),
          version: subject.version,
          key,
        })
      }
      done={() => {
        close();
        void message.success(t({ zh: `${step.label.zh}：已记录`, en: `${step.label.en}: recorded` }));
      }}
      close={close}
    >
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
    </CommandDialog>
  );
}
