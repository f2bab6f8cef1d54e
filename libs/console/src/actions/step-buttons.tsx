import { Button, Dropdown, Flex } from 'antd';
import { useState } from 'react';
import { useLanguage } from '../language/language-context.js';
import type { Step } from './step.js';
import { StepDialog } from './step-dialog.js';
import type { StepSurroundings } from './step-surroundings.js';
import { stepsOf, type Subject } from './steps.js';

interface Props extends StepSurroundings {
  readonly of: Subject;
  readonly subject: { readonly id: string; readonly version: number; readonly actions: readonly string[] };
  /** Buttons beside each other; the other steps are in a menu. */
  readonly most: number;
  /** What the buttons are about, for those who hear them alone. */
  readonly about?: string;
}

const OTHER = { zh: '其他…', en: 'Other…' };

/** What the reader may do now, as the API says with every answer. */
export function StepButtons({ of, subject, most, about, ...surroundings }: Props) {
  const { t } = useLanguage();
  const [chosen, choose] = useState<Step>();
  const steps = stepsOf(of, subject.actions);
  const shown = steps.slice(0, most);
  const others = steps.slice(most);
  const heard = (label: string) => (about ? { 'aria-label': `${label} · ${about}` } : {});
  if (steps.length === 0 && !chosen) return null;
  return (
    <Flex gap="small" wrap className="no-print">
      {shown.map((step, index) => (
        <Button
          key={step.path}
          type={index === 0 && step.onward ? 'primary' : 'default'}
          onClick={() => choose(step)}
          {...heard(t(step.label))}
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
          <Button {...heard(t(OTHER))}>{t(OTHER)}</Button>
        </Dropdown>
      )}
      {chosen && (
        <StepDialog
          step={chosen}
          subject={subject}
          surroundings={surroundings}
          close={() => choose(undefined)}
        />
      )}
    </Flex>
  );
}
