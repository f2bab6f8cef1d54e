import { Tag } from 'antd';
import type { Shape } from '../api/api.js';
import { useLanguage } from '../language/language-context.js';
import { word } from '../language/vocabulary.js';

const COLOURS: Partial<Record<string, string>> = {
  raised: 'gold',
  dispatched: 'blue',
  in_progress: 'blue',
  sign_off: 'purple',
  resolved: 'cyan',
  on_account: 'orange',
  closed: 'green',
  offered: 'gold',
  signed: 'blue',
  working: 'blue',
  disputed: 'volcano',
  paused: 'orange',
  submitted: 'cyan',
  accepted: 'green',
};

export function TicketState({ state }: { state: string }) {
  const { t } = useLanguage();
  return <Tag color={COLOURS[state] ?? 'default'}>{t(word('ticketState', state))}</Tag>;
}

export function AssignmentState({ state }: { state: Shape<'AssignmentResource'>['state'] }) {
  const { t } = useLanguage();
  return <Tag color={COLOURS[state] ?? 'default'}>{t(word('assignmentState', state))}</Tag>;
}

export function KindTag({ kind }: { kind: Shape<'TicketResource'>['kind'] }) {
  const { t } = useLanguage();
  return (
    <Tag color={kind === 'emergency' ? 'red' : kind === 'urgent' ? 'volcano' : 'default'}>
      {t(word('kind', kind))}
    </Tag>
  );
}
