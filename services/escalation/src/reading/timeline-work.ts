import type { TeamEvents } from '../domain/steps/attaching-team.js';
import type { CallingOnEvents } from '../domain/steps/calling-on.js';
import type { FollowingUpEvents } from '../domain/steps/following-up.js';
import type { TaskForceEvents } from '../domain/steps/forming-task-force.js';
import type { LoopingEvents } from '../domain/steps/looping.js';
import type { NotSolvingEvents } from '../domain/steps/not-solving.js';
import type { RatingEvents } from '../domain/steps/rating.js';
import type { SolvingEvents } from '../domain/steps/solving.js';
import type { WaivingEvents } from '../domain/steps/waiving.js';
import { type Label, ofUnit, type UnitNames } from './timeline-labels.js';

type Events = SolvingEvents &
  WaivingEvents &
  NotSolvingEvents &
  CallingOnEvents &
  RatingEvents &
  TaskForceEvents &
  TeamEvents &
  FollowingUpEvents &
  LoopingEvents;

const named =
  (zh: string, en: string) =>
  ({ unit_id }: { unit_id: string | null }, unit: UnitNames) => {
    const name = unit_id === null ? { zh: '', en: '' } : unit(unit_id);
    return { zh: `${name.zh}${zh}`, en: `${name.en}${en}` };
  };
const plain = (zh: string, en: string) => () => ({ zh, en });

const CHANNELS = {
  phone: { zh: '电话', en: 'by phone' },
  sms: { zh: '短信', en: 'by text message' },
  link: { zh: '链接', en: 'by link' },
};
const OUTCOMES = {
  no_answer: { zh: '未接', en: 'no answer' },
  sent: { zh: '已发送', en: 'sent' },
  declined: { zh: '拒答', en: 'declined' },
};

/** What happens between the dispatch and the end of a whistle on which units work together. */
export const WORK_LABELS: { [Type in keyof Events]: Label<Type> } = {
  'solution.contributed': named('提供会商意见', ' contributed to the joint answer'),
  'assignment.waived': ofUnit('免于办理', ': the lead does without its part'),
  'solution.proposed': ({ solution_no, required }) => ({
    zh: `联合方案第 ${solution_no} 版送会签，须 ${required} 家`,
    en: `Joint answer, version ${solution_no}, to be signed by ${required} units`,
  }),
  'solution.signed': named('会签', ' signed the joint answer'),
  'solution.refused': (data, unit) =>
    data.cause === 'overdue'
      ? { zh: '会签两次逾时，退回办理', en: 'Sign-off missed twice: back to work' }
      : named('不同意联合方案，退回办理', ' refused the joint answer: back to work')(data, unit),
  'solution.approved': plain('会签通过', 'Joint answer approved'),
  'solution.called_impossible': ({ lead_unit_id }, unit) => ({
    zh: `${unit(lead_unit_id).zh}提出无法解决，待独立复核`,
    en: `${unit(lead_unit_id).en} calls it not solvable, to be reviewed`,
  }),
  'solution.impossibility_reviewed': ({ agreed }) =>
    agreed
      ? { zh: '独立复核：确属无法解决', en: 'Reviewed: not solvable' }
      : { zh: '独立复核：可以解决', en: 'Reviewed: it can be solved' },
  'callback.attempted': ({ attempt_no, channel, outcome }) => ({
    zh: `第 ${attempt_no} 次回访（${CHANNELS[channel].zh}）：${OUTCOMES[outcome].zh}`,
    en: `Call-back attempt ${attempt_no} ${CHANNELS[channel].en}: ${OUTCOMES[outcome].en}`,
  }),
  'evaluation.units_rated': plain('企业评价各单位', 'The raiser rated the units'),
  'evaluation.whistle_rated': named('评价哨件', ' rated the whistle'),
  'taskforce.formed': ({ unit_ids }) => ({
    zh: `成立工作专班，成员单位 ${unit_ids.length} 个`,
    en: `Task force of ${unit_ids.length} units formed`,
  }),
  'taskforce.task_added': named('领受专班任务', ' has a task of the task force'),
  'taskforce.task_done': named('完成专班任务', ' did its task'),
  'taskforce.stood_down': plain('工作专班撤销', 'Task force stood down'),
  'team.attached': plain('突击队加入', 'Commando team joined'),
  'team.detached': plain('突击队完成任务', 'Commando team is done'),
  'followup.added': named('承担后续任务', ' has a follow-up to see landed'),
  'followup.adopted': named('的政策已出台', ': policy adopted'),
  'followup.landed': named('的后续任务已落地', ': follow-up landed'),
  'followup.reopened': named('的后续任务未真正落地，退回', ': follow-up given back, it has not landed'),
  'followup.dropped': named('的后续任务已撤销', ': follow-up dropped'),
  'followup.overdue': named('的后续任务逾期', ': follow-up is late'),
  'loop.surveyed': plain('调研摸底', 'Surveyed'),
  'loop.accounted': ({ owner_unit_id, due_on }, unit) => ({
    zh: `建账定责：${unit(owner_unit_id).zh}，${due_on}`,
    en: `On the books: ${unit(owner_unit_id).en}, ${due_on}`,
  }),
};
