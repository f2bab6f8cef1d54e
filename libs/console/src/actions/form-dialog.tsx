import { App } from 'antd';
import type { ReactNode } from 'react';
import { type Command, give } from '../api/api.js';
import { CommandDialog } from '../app/command-dialog.js';
import { useLanguage } from '../language/language-context.js';
import type { Step } from './step.js';

interface Props<Given, Answer> {
  readonly operation: Pick<Step, 'label' | 'explanation'>;
  readonly initial?: Partial<Given> | undefined;
  readonly commandOf: (given: Given) => Omit<Command, 'key'>;
  readonly done?: (answer: Answer) => unknown;
  readonly close: () => void;
  /** The fields. */
  readonly children: ReactNode;
}

/** The dialogue of an operation of the API document: its words are the operation's. */
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
  return (
    <CommandDialog<Given, Answer>
      title={t(label)}
      explanation={explanation && t(explanation)}
      command={(given, key) => give<Answer>({ ...commandOf(given), key })}
      done={(answer) => {
        close();
        void message.success(t({ zh: `${label.zh}：已记录`, en: `${label.en}: recorded` }));
        done?.(answer);
      }}
      close={close}
      {...(initial ? { initialValues: initial } : {})}
    >
      {children}
    </CommandDialog>
  );
}
