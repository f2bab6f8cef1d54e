import { defineProblems, Problem } from '@muster/http';
import { isUniqueViolation } from '@muster/persistence';
import { ProcessFault } from '../domain/projects/process-fault.js';

/** The refusals of the project services. `not_entitled` is the whole service's. */
export const projectProblems = defineProblems({
  effective_too_early: {
    status: 409,
    title: { zh: '生效日期过早', en: 'The version would take effect too early' },
    detail: {
      zh: '已受理的事项不重新计时：新版本最早可自 {earliest} 起生效。',
      en: 'What has begun is not judged again: a new version may take effect from {earliest} on.',
    },
  },
  repeated_code: {
    status: 409,
    title: { zh: '代码重复', en: 'A code occurs twice' },
    detail: { zh: '同一清单中重复：{repeated}。', en: 'Twice in one list: {repeated}.' },
  },
  no_version_in_force: {
    status: 409,
    title: { zh: '模板尚未生效', en: 'No version of the template is in force yet' },
  },
  process_exists: {
    status: 409,
    title: { zh: '该项目已有进行中的流程', en: 'The project has a process that is open' },
  },
  process_closed: {
    status: 409,
    title: { zh: '流程已办结', en: 'The process is closed' },
  },
  phase_out_of_order: {
    status: 409,
    title: { zh: '须按顺序进入阶段', en: 'Phases follow one another' },
    detail: { zh: '下一阶段：{next}。', en: 'The next one is: {next}.' },
  },
  elements_not_ready: {
    status: 409,
    title: { zh: '要素尚未具备', en: 'Elements are not ready' },
    detail: { zh: '尚缺：{missing}。', en: 'Missing: {missing}.' },
  },
  phase_not_entered: {
    status: 409,
    title: { zh: '尚未进入该阶段', en: 'The phase has not been entered' },
  },
  unknown_part: {
    status: 404,
    title: { zh: '其中没有此项', en: 'There is no such part in it' },
    detail: { zh: '没有：{part}。', en: 'There is no {part}.' },
  },
  already_done: {
    status: 409,
    title: { zh: '此项已经完成', en: 'This has been done already' },
  },
  segment_under_review: {
    status: 409,
    title: { zh: '该分段正在验收', en: 'The segment is under review' },
  },
  segment_not_submitted: {
    status: 409,
    title: { zh: '该分段没有待验收的报验', en: 'The segment has not been submitted' },
  },
  month_not_checkable: {
    status: 409,
    title: { zh: '该月份不可检查', en: 'This month cannot be checked' },
    detail: { zh: '可检查：{from} 至 {to}。', en: 'From {from} to {to}.' },
  },
  process_outstanding: {
    status: 409,
    title: { zh: '流程尚有未完成事项', en: 'Parts of the process are outstanding' },
    detail: { zh: '尚缺：{outstanding}。', en: 'Outstanding: {outstanding}.' },
  },
  milestones_full: {
    status: 409,
    title: { zh: '节点已满', en: 'The process has as many milestones as it can' },
    detail: {
      zh: '至多 {most} 个，请先移除不再需要的。',
      en: '{most} at most: remove one that is not needed first.',
    },
  },
  milestone_reached: {
    status: 409,
    title: { zh: '该节点已达到', en: 'The milestone has been reached' },
    detail: {
      zh: '如系误报，请先撤回：{milestone}。',
      en: 'Take it back first if it was reported by mistake: {milestone}.',
    },
  },
  milestone_not_reached: {
    status: 409,
    title: { zh: '该节点尚未达到', en: 'The milestone has not been reached' },
    detail: { zh: '没有可撤回的：{milestone}。', en: 'There is nothing to take back of {milestone}.' },
  },
  not_reachable_on: {
    status: 409,
    title: { zh: '达到日期不在流程期间', en: 'It cannot have been reached on that day' },
    detail: {
      zh: '可为流程建立之日（{from}）至今天（{to}）。',
      en: 'It can be from the day on which the process was opened ({from}) to today ({to}).',
    },
  },
  same_day: {
    status: 409,
    title: { zh: '计划日期未变', en: 'The planned day is the same' },
    detail: {
      zh: '现计划日期即 {planned_on}，请另选一天。',
      en: 'It is {planned_on} already: choose another.',
    },
  },
  list_closed: {
    status: 409,
    title: { zh: '清单已办结', en: 'The list is closed' },
  },
  list_full: {
    status: 409,
    title: { zh: '清单已满', en: 'The list is full' },
    detail: { zh: '至多 {most} 项，请另立清单。', en: '{most} items at most: open another list.' },
  },
  list_outstanding: {
    status: 409,
    title: { zh: '清单尚有未完成事项', en: 'Items of the list are outstanding' },
    detail: {
      zh: '请先完成或移除：{outstanding}。',
      en: 'Have these done, or drop them, first: {outstanding}.',
    },
  },
  order_incomplete: {
    status: 409,
    title: { zh: '顺序须恰好列出全部事项', en: 'An order names every item exactly once' },
    detail: { zh: '清单现有 {items} 项。', en: 'The list has {items} items.' },
  },
  due_has_passed: {
    status: 409,
    title: { zh: '完成日期已过', en: 'The due date has passed' },
    detail: { zh: '最早为今天（{today}）。', en: 'It can be today ({today}) or later.' },
  },
  item_settled: {
    status: 409,
    title: { zh: '该事项已完成或已移除', en: 'The item is done or dropped' },
    detail: {
      zh: '状态：{state}。已完成的可先退回。',
      en: 'Its state: {state}. Return it first when it is done.',
    },
  },
  item_not_done: {
    status: 409,
    title: { zh: '该事项尚未报完成', en: 'The item is not reported as done' },
    detail: { zh: '状态：{state}。', en: 'Its state: {state}.' },
  },
});

/** What the caller is told of an error of the project services. */
export function explainProcessFault(error: unknown): unknown {
  if (error instanceof ProcessFault) {
    const status = error.code === 'not_entitled' ? 403 : projectProblems[error.code].status;
    return new Problem(status, error.code, error.params);
  }
  if (isUniqueViolation(error)) {
    // Somebody else was faster, perhaps by a moment only.
    const { constraint } = error as { constraint?: string };
    if (constraint === 'project_process_open') return new Problem(409, 'process_exists');
    if (constraint === 'process_template_code') return new Problem(409, 'version_conflict');
  }
  return error;
}
