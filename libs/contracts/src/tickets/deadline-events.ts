import { choice, instant, list, ordinal, orNull, record, slug } from '../fields.js';
import { onTopic } from '../event-definition.js';
import { ofAssignment, ofTicket } from './ticket-fields.js';

const event = onTopic('muster.tickets.v1');
const LADDER = ['deputy', 'head', 'level_up'] as const;
const workingDays = ordinal('工作日', 'Working days');

export const assignmentEscalated = event(
  'assignment.escalated',
  { zh: '逐级提醒', en: 'Missed deadline climbs' },
  record({
    ...ofAssignment,
    clock: choice(['sign', 'contact', 'resolve', 'progress'], '何种时限', 'Which deadline was missed'),
    step: choice(LADDER, '提醒至：副职、主要负责人、上级', 'Who hears of it'),
    skipped: list(
      choice(LADDER, '无人之级', 'Step on which nobody stands'),
      '跳过的级',
      'Steps skipped at once, because nobody stands there',
    ),
    officer_ids: list(slug('人员（化名）', 'Officer, a pseudonym'), '被提醒者', 'Who is told'),
    next_step_at: orNull(instant('下一级时间', 'When the next step is taken')),
  }),
  ['1.0.0', '1.1.0'],
);

export const extensionRequested = event(
  'extension.requested',
  { zh: '申请延期', en: 'Extension asked for' },
  record({ ...ofTicket, working_days: workingDays }),
);

export const extensionRefused = event(
  'extension.refused',
  { zh: '不同意延期', en: 'Extension refused' },
  record({ ...ofTicket, working_days: workingDays }),
);
