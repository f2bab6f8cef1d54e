import { Tag } from 'antd';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';

const COLOURS = { open: 'blue', carried_out: 'green', at_ticket: 'default' } as const;

/** Where a decision stands; that its day is over, if it is. */
export function DecisionState({ state, overdue }: Pick<Shape<'DecisionView'>, 'state' | 'overdue'>) {
  const { t } = useLanguage();
  return (
    <Tag color={overdue ? 'red' : COLOURS[state]}>
      {overdue ? t({ zh: '逾期未落实', en: 'overdue' }) : t(word('decisionState', state))}
    </Tag>
  );
}
