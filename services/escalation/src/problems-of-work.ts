import { defineProblems } from '@muster/http';

/** Refusals between the dispatch and the end of a whistle: waiting, more time, joint answers, call-backs, task forces. */
export const problemsOfWork = defineProblems({
  presence_needed: {
    status: 422,
    title: { zh: '此类哨须到场报到', en: 'Somebody has to be there to report in' },
    detail: {
      zh: '{kind} 的哨须先到现场（on_site）或在线会商（online），再以该联系方式报到；电话、短信不算报到。',
      en: 'For {kind}, be with the raiser on site (on_site) or online (online) and report in with that channel; a call or a message is not enough.',
    },
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
  extension_undecided_in_time: {
    status: 409,
    title: {
      zh: '时限已过，延期申请未在到期前获批',
      en: 'The deadline passed before anybody decided',
    },
    detail: {
      zh: '主办单位已按时申请，但到期前无人批复；已超时的时限不再变动。请答复“不同意延期”并说明；承办单位可申请剔除。',
      en: 'The lead asked in time, but nobody decided before the deadline, and what was missed does not move. Refuse the application and say why; the unit may ask for an exclusion.',
    },
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
  waived_already: { status: 409, title: { zh: '已免于办理', en: 'The unit is done without already' } },
  sign_off_needed: {
    status: 409,
    title: { zh: '须经会签办结', en: 'The units have to sign it together' },
    detail: {
      zh: '本轮已提出联合方案，须会签后办结。',
      en: 'A joint answer was proposed in this round: have it signed.',
    },
  },
  answered_already: {
    status: 409,
    title: { zh: '企业已答复', en: 'The raiser has answered already' },
    detail: {
      zh: '本轮的答复已登记，由复核人决定是否重办。',
      en: 'The answer of this round is on record; the reviewer decides whether it is done again.',
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
  team_attached_already: {
    status: 409,
    title: { zh: '该突击队已加入', en: 'This team is attached already' },
  },
  no_such_team: { status: 409, title: { zh: '没有此突击队', en: 'No such team is attached' } },
  no_open_follow_up: {
    status: 409,
    title: { zh: '没有此待落地任务', en: 'There is no such open follow-up' },
  },
  no_proposed_policy: {
    status: 409,
    title: { zh: '没有此待出台政策', en: 'There is no such policy to be adopted' },
    detail: {
      zh: '只有“政策”类后续任务可登记出台，且只登记一次；其他后续任务直接登记落地。',
      en: 'Only a follow-up of kind "policy" is adopted, once, before it lands. Report any other one as landed.',
    },
  },
  no_landed_follow_up: {
    status: 409,
    title: {
      zh: '此任务尚未登记落地，也未撤销',
      en: 'This follow-up has neither been reported as landed nor been dropped',
    },
  },
  meeting_decided_it: {
    status: 409,
    title: { zh: '此任务由会议决定', en: 'A meeting has decided this follow-up' },
    detail: {
      zh: '会议决定的事项不在此撤销；已无必要的，请由责任单位登记落地并说明情况，或提请会议另行决定。',
      en: 'What a meeting has decided is not dropped here. If it is not needed any more, its unit reports it as landed and says why, or a meeting decides anew.',
    },
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
});
