import { Tag } from 'antd';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';

const COLOURS = { open: 'blue', carried_out: 'green', at_ticket: 'default' } as const;

/** Where a decision stands; that its day is over, or that it has landed at its whistle, if so. */
export function DecisionState({
  state,
  overdue,
  landed_at,
}: Pick<Shape<'DecisionView'>, 'state' | 'overdue' | 'landed_at'>) {
  const { t } = useLanguage();
  if (overdue) return <Tag color="red">{t({ zh: '逾期未落实', en: 'overdue' })}</Tag>;
  if (landed_at) return <Tag color="green">{t({ zh: '已在哨件落地', en: 'landed at the whistle' })}</Tag>;
  return <Tag color={COLOURS[state]}>{t(word('decisionState', state))}</Tag>;
}
