import { Tag } from 'antd';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';
import type { Milestone } from './milestones.js';

const COLOURS = { planned: 'blue', late: 'red', reached: 'green', removed: 'default' } as const;

/** Planned, late, reached or removed. */
export function MilestoneState({ state }: Pick<Milestone, 'state'>) {
  const { t } = useLanguage();
  return <Tag color={COLOURS[state]}>{t(word('milestoneState', state))}</Tag>;
}
