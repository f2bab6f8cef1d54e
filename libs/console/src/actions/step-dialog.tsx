import { Form, Select } from 'antd';
import { useDirectory } from '../directory/directory.js';
import { useLanguage } from '../language/language-context.js';
import { contentOf, pathWith } from './content.js';
import { FormDialog } from './form-dialog.js';
import { partOf } from './parts.js';
import type { Step } from './step.js';
import { StepFields } from './step-fields.js';
import type { StepSurroundings } from './step-surroundings.js';
import { choicesOf, entriesOf } from './whistle-choices.js';

interface Props {
  readonly step: Step;
  readonly subject: { readonly id: string; readonly version: number };
  readonly surroundings: StepSurroundings;
  readonly close: () => void;
}

type Given = Record<string, unknown> & { $part?: string };

/** Asks for what a step needs, and takes it. */
export function StepDialog({ step, subject, surroundings, close }: Props) {
  const { t } = useLanguage();
  const directory = useDirectory();
  const { whistle, parts, choices, initial = {} } = surroundings;
  const part = partOf(step.path, surroundings, directory);
  return (
    <FormDialog<Given>
      operation={step}
      initial={{
        ...entriesOf(step.fields, whistle),
        ...initial,
        ...(part ? { $part: initial[part.name] as string } : {}),
      }}
      commandOf={({ $part, ...given }) => ({
        path: pathWith(step.path, { ...parts, id: subject.id, ...(part ? { [part.name]: $part } : {}) }),
        method: step.method,
        content: contentOf(step.fields, given),
        version: subject.version,
      })}
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
      <StepFields fields={step.fields} choices={{ ...choicesOf(whistle), ...choices }} />
    </FormDialog>
  );
}
