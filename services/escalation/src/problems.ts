import { defineProblems, Problem } from '@muster/http';
import type { Refusal, RefusalCode } from './domain/refusal.js';

/** The refusals that only this service knows. */
export const problems = defineProblems({
  directory_missing: {
    status: 409,
    title: { zh: '联盟名录尚未导入', en: "The alliance's directory is missing" },
    detail: {
      zh: '没有名录就无法派单。请先导入联盟名录，或稍候再试。',
      en: 'Without a directory nobody can be mustered. Import it first, or try again in a moment.',
    },
  },
  not_entitled: {
    status: 403,
    title: { zh: '这不是您可以办理的事项', en: 'This is not yours to do' },
    detail: { zh: '可办理者：{actors}。', en: 'It is for: {actors}.' },
  },
  not_a_member: {
    status: 403,
    title: { zh: '该企业不是联盟的在册成员', en: 'The enterprise is not an active member of the alliance' },
  },
  kind_not_allowed: {
    status: 403,
    title: { zh: '您不能选择此类哨', en: 'You may not choose this kind of whistle' },
    detail: { zh: '可选：{allowed}。', en: 'You may choose: {allowed}.' },
  },
  nobody_to_lead: {
    status: 409,
    title: { zh: '没有可以主办的单位', en: 'There is no unit that could lead' },
    detail: {
      zh: '责任清单没有覆盖此问题，且联盟没有在册的兜底单位。',
      en: 'No rule covers this problem, and the alliance has no active catch-all unit.',
    },
  },
  only_informed: {
    status: 409,
    title: { zh: '该单位仅被知会', en: 'The unit is only informed' },
    detail: { zh: '知会单位只需签收。', en: 'A unit that is informed has nothing to do but sign.' },
  },
  pause_requested_already: {
    status: 409,
    title: { zh: '已申请暂停', en: 'Waiting has been asked for' },
    detail: { zh: '请等待秘书处答复。', en: 'The secretariat has not decided yet.' },
  },
  no_pause_requested: {
    status: 409,
    title: { zh: '没有待决的暂停申请', en: 'Nobody has asked to wait' },
    detail: {
      zh: '承办单位须先申请暂停（await_upstream）。',
      en: 'The unit asks first: pause with class await_upstream.',
    },
  },
  deadline_has_passed: {
    status: 409,
    title: { zh: '办结时限已过，不能再延', en: 'The deadline has passed' },
    detail: {
      zh: '延期须在到期前申请；已超时的时限不再变动。',
      en: 'More time is asked for before the deadline; what was missed does not move.',
    },
  },
  extension_asked_already: {
    status: 409,
    title: { zh: '本轮已申请过延期', en: 'More time has been asked for in this round' },
    detail: { zh: '每轮只能申请一次，结果：{decision}。', en: 'Once per round; it was {decision}.' },
  },
  extension_too_long: {
    status: 422,
    title: { zh: '申请的延期过长', en: 'That is longer than may be asked for' },
    detail: { zh: '见 longest。', en: 'See longest.' },
  },
  not_extendable: {
    status: 409,
    title: { zh: '此类哨不能延期', en: 'This kind of whistle cannot be extended' },
    detail: { zh: '{kind} 的时限没有延期上限。', en: 'The deadlines of {kind} allow no extension.' },
  },
  no_extension_asked: {
    status: 409,
    title: { zh: '没有待决的延期申请', en: 'Nobody has asked for more time' },
    detail: { zh: '须由主办单位先申请。', en: 'The lead asks first.' },
  },
  only_one_unit: {
    status: 409,
    title: { zh: '只有一个承办单位', en: 'Only one unit is at work' },
    detail: {
      zh: '单独办理直接办结，无需会签。',
      en: 'It resolves the whistle itself; nobody else has to sign.',
    },
  },
  signed_already: {
    status: 409,
    title: { zh: '该单位已会签', en: 'The unit has signed already' },
  },
  only_co_units: {
    status: 409,
    title: { zh: '只能免除协办单位', en: 'Only a co-unit can be done without' },
  },
  waived_already: { status: 409, title: { zh: '已免于办理', en: 'The unit is done without already' } },
  sign_off_needed: {
    status: 409,
    title: { zh: '须经会签办结', en: 'The units have to sign it together' },
    detail: {
      zh: '理事会层级的联合办理，或已提出联合方案的，须提出方案并会签。',
      en: 'At the joint conference’s level, and once a joint answer was proposed: propose it and have it signed.',
    },
  },
  no_attempt_left: {
    status: 409,
    title: { zh: '回访次数或期限已满', en: 'No attempt is left' },
    detail: { zh: '七日内最多三次。', en: 'Three within seven days are all.' },
  },
  written_attempt_needed: {
    status: 409,
    title: { zh: '最后一次须为书面', en: 'The last attempt goes in writing' },
    detail: {
      zh: '未反馈不得归档：请以短信或链接告知结果。',
      en: 'Nothing is closed without feedback: send the answer as a text message or link.',
    },
  },
  nothing_to_review: {
    status: 409,
    title: { zh: '没有待复核的“无法解决”', en: 'Nothing was called not solvable' },
  },
  task_force_at_work: { status: 409, title: { zh: '已有工作专班', en: 'A task force is at work already' } },
  no_task_force: { status: 409, title: { zh: '没有工作专班', en: 'No task force is at work' } },
  tasks_open: {
    status: 409,
    title: { zh: '专班任务尚未完成', en: 'Tasks are open' },
    detail: { zh: '见 task_ids。', en: 'See task_ids.' },
  },
  no_open_task: { status: 409, title: { zh: '没有此待办任务', en: 'There is no such open task' } },
  no_such_team: { status: 409, title: { zh: '没有此突击队', en: 'No such team is attached' } },
  no_open_follow_up: {
    status: 409,
    title: { zh: '没有此待落地任务', en: 'There is no such open follow-up' },
  },
  survey_first: {
    status: 409,
    title: { zh: '须先调研摸底', en: 'It has to be surveyed first' },
    detail: {
      zh: '调研摸底→建账定责→精准解决→成效反馈。',
      en: 'Survey, account, solution, feedback: in this order.',
    },
  },
  account_first: {
    status: 409,
    title: { zh: '须先建账定责', en: 'It has to be on the books first' },
    detail: {
      zh: '调研之后，须明确责任单位和期限再办结。',
      en: 'After the survey it needs an owner and a date.',
    },
  },
  rated_already: { status: 409, title: { zh: '已评价过', en: 'That has been rated' } },
  lead_not_submitted: {
    status: 409,
    title: { zh: '主办单位尚未提交办理结果', en: 'The lead has not handed in its own result' },
    detail: {
      zh: '主办派单当前为 {state}；须为 {legal_from} 方可办结。',
      en: "The lead's assignment is {state}; it must be {legal_from}.",
    },
  },
  units_outstanding: {
    status: 409,
    title: { zh: '仍有协办单位未完成', en: 'Co-units are not done yet' },
    detail: { zh: '见 outstanding。', en: 'See outstanding.' },
  },
});

/** Refusals about something that the caller wrote: where it stands in the body, and what is wrong. */
const FIELD_REFUSALS: Partial<Record<RefusalCode, { pointer: string; zh: string; en: string }>> = {
  unknown_category: {
    pointer: '/category',
    zh: '名录中没有此类别',
    en: 'the directory has no such category',
  },
  unknown_process_stage: {
    pointer: '/process_stage',
    zh: '名录中没有此环节',
    en: 'the directory has no such process stage',
  },
  until_has_passed: {
    pointer: '/until',
    zh: '须为将来的时间',
    en: 'must lie ahead',
  },
  outcome_does_not_fit: {
    pointer: '/outcome',
    zh: '电话为 no_answer 或 declined，短信和链接为 sent',
    en: 'no_answer or declined by phone; sent for messages and links',
  },
  head_is_no_secretary: {
    pointer: '/head_officer_id',
    zh: '名录中此人不是党组织书记',
    en: 'the directory has no such secretary',
  },
  unknown_units: {
    pointer: '/unit_ids',
    zh: '名录中没有此在册单位',
    en: 'the directory has no such active unit',
  },
  not_of_task_force: { pointer: '/unit_id', zh: '不是专班成员单位', en: 'not a unit of the task force' },
  unknown_officers: {
    pointer: '/officer_ids',
    zh: '名录中没有此人员',
    en: 'the directory has no such officer',
  },
  took_no_part: {
    pointer: '/ratings',
    zh: '该单位未参与本轮办理',
    en: 'the unit took no part in this round',
  },
  unknown_enterprise: {
    pointer: '/enterprise_id',
    zh: '名录中没有此在册企业',
    en: 'the directory has no such active enterprise',
  },
};

/** The domain’s refusal as an answer. */
export function problemOfRefusal({ code, params }: Refusal): Problem {
  const field = FIELD_REFUSALS[code];
  if (field) {
    const { pointer, zh, en } = field;
    return new Problem(422, 'validation_failed', {}, { errors: [{ pointer, code, message: { zh, en } }] });
  }
  if (code === 'not_found') return new Problem(404, 'not_found');
  if (code === 'illegal_transition') return new Problem(409, code, params);
  return new Problem(problems[code as keyof typeof problems].status, code, params);
}
