import { Button, Dropdown, Flex } from 'antd';
import { useState } from 'react';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import type { Step } from './step.js';
import { StepDialog } from './step-dialog.js';
import { stepsOf, type Subject } from './steps.js';

interface Props {
  readonly of: Subject;
  readonly subject: { readonly id: string; readonly version: number; readonly actions: readonly string[] };
  /** Of what is there to choose from, when the page knows it: steps on its units, tasks and teams. */
  readonly whistle?: Shape<'TicketResource'> | undefined;
  /** Buttons beside each other; the other steps are in a menu. */
  readonly most: number;
}

/** What the reader may do now, as the API says with every answer. */
export function StepButtons({ of, subject, whistle, most }: Props) {
  const { t } = useLanguage();
  const [chosen, choose] = useState<Step>();
  const steps = stepsOf(of, subject.actions);
  const shown = steps.slice(0, most);
  const others = steps.slice(most);
  return (
    <Flex gap="small" wrap className="no-print">
      {shown.map((step, index) => (
        <Button
          key={step.path}
          type={index === 0 && step.onward ? 'primary' : 'default'}
          onClick={() => choose(step)}
        >
          {t(step.label)}
        </Button>
      ))}
      {others.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: others.map((step) => ({
              key: step.path,
              label: t(step.label),
              onClick: () => choose(step),
            })),
          }}
        >
          <Button>{t({ zh: '其他…', en: 'Other…' })}</Button>
        </Dropdown>
      )}
      {chosen && (
        <StepDialog step={chosen} subject={subject} whistle={whistle} close={() => choose(undefined)} />
      )}
    </Flex>
  );
}
