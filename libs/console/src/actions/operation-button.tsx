import { Button } from 'antd';
import { useState } from 'react';
import type { Bilingual } from '../language/language.js';
import { useLanguage } from '../language/language-context.js';
import { contentOf, pathWith } from './content.js';
import { FormDialog } from './form-dialog.js';
import type { FormPath } from './form-paths.js';
import { useOperationForm } from './forms.js';
import { StepFields } from './step-fields.js';
import type { Choices } from './whistle-choices.js';

interface Props<Answer> {
  readonly path: FormPath;
  /**
   * What it changes; absent where it makes something new. Without `actions` the role alone decides; without `version` it holds for whatever the
   * subject has become meanwhile.
   */
  readonly subject?: { readonly id: string; readonly version?: number; readonly actions?: readonly string[] };
  /** What the page knows already, and nobody is asked for; undefined is left out. */
  readonly known?: Readonly<Record<string, unknown>>;
  readonly initial?: Readonly<Record<string, unknown>>;
  readonly choices?: Choices;
  /** What the button says, where the operation's own words are too many. */
  readonly label?: Bilingual;
  /** What the button is about, for those who hear it alone. */
  readonly about?: string;
  readonly type?: 'primary' | 'default' | 'link';
  readonly done: (answer: Answer) => unknown;
}

/** An operation that has a place of its own on the page, for whom and as long as the API lets do it. */
export function OperationButton<Answer>({
  path,
  subject,
  known = {},
  label: said,
  about,
  type,
  ...props
}: Props<Answer>) {
  const { t } = useLanguage();
  const operation = useOperationForm(path, subject);
  const [asked, ask] = useState(false);
  if (!operation) return null;
  const fields = operation.fields.filter(({ name }) => !(name in known));
  const label = t(said ?? operation.label);
  return (
    <>
      <Button
        type={type ?? 'default'}
        className="no-print"
        onClick={() => ask(true)}
        {...(about ? { 'aria-label': `${label} · ${about}` } : {})}
      >
        {label}
      </Button>
      {asked && (
        <FormDialog<Record<string, unknown>, Answer>
          operation={operation}
          initial={props.initial}
          commandOf={(given) => ({
            path: pathWith(path, { id: subject?.id }),
            content: { ...contentOf(fields, given), ...known },
            version: subject?.version,
          })}
          done={props.done}
          close={() => ask(false)}
        >
          <StepFields fields={fields} {...(props.choices ? { choices: props.choices } : {})} />
        </FormDialog>
      )}
    </>
  );
}
