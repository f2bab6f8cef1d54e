import { defineProblems } from '@muster/http';

/** Why dispatching, levels, supervision and revisions are refused (lifecycle B3, B4). */
export const problemsOfDispatch = defineProblems({
  asked_already: {
    status: 409,
    title: { zh: '已请吹哨方补充信息', en: 'The raiser has been asked already' },
  },
  nothing_asked: {
    status: 409,
    title: { zh: '没有待补充的信息', en: 'Nothing has been asked' },
  },
  second_person_needed: {
    status: 403,
    title: { zh: '须由另一人决定', en: 'Somebody else has to decide this' },
    detail: {
      zh: '申请人、利益相关单位的人员不得同时作出决定。',
      en: 'Neither who asked for it nor anybody of a unit that it concerns may decide.',
    },
  },
  appealed_already: {
    status: 409,
    title: { zh: '只能申诉一次', en: 'An appeal is possible once only' },
  },
  window_closed: {
    status: 409,
    title: { zh: '已过期限', en: 'The time for this is over' },
    detail: { zh: '期限截止于 {closed_at}。', en: 'It was possible until {closed_at}.' },
  },
  not_into_itself: {
    status: 409,
    title: { zh: '不能并入自身', en: 'A whistle cannot be merged into itself' },
  },
  has_followers: {
    status: 409,
    title: { zh: '已有哨件并入本件', en: 'Others have been merged into this one' },
    detail: { zh: '请先移出：{followers}。', en: 'Take these out first: {followers}.' },
  },
  takes_part_already: {
    status: 409,
    title: { zh: '该单位已参与', en: 'The unit takes part already' },
    detail: { zh: '单位：{unit_id}。', en: 'Unit: {unit_id}.' },
  },
  nobody_on_duty: {
    status: 409,
    title: { zh: '单位此刻无人应答', en: 'Nobody answers for the unit now' },
    detail: {
      zh: '{unit_ids}：值班表上无人，也没有副职、负责人。请另派单位，或派兜底单位。',
      en: '{unit_ids}: nobody is on the rota, and there is no deputy or head. Choose another unit, or the catch-all unit.',
    },
  },
  takes_no_part: {
    status: 409,
    title: { zh: '该单位未参与', en: 'The unit takes no part' },
    detail: { zh: '单位：{unit_id}。', en: 'Unit: {unit_id}.' },
  },
  part_is_settled: {
    status: 409,
    title: { zh: '该单位的派单已认可或在异议中', en: 'The unit’s part is accepted, or disputed' },
    detail: { zh: '当前为 {state}。', en: 'It is {state}.' },
  },
  lead_needs_successor: {
    status: 409,
    title: { zh: '主办单位须先有接替单位', en: 'The lead needs a successor first' },
    detail: {
      zh: '首接负责：先派接替单位，再解除。',
      en: 'There is always exactly one lead: name who takes over.',
    },
  },
  disputed_already: {
    status: 409,
    title: { zh: '每轮只能退单一次', en: 'A unit may dispute once in a round' },
  },
  level_3_decides: {
    status: 403,
    title: { zh: '两次退单，须由联席会议确定', en: 'Contested twice: the joint conference decides' },
  },
  no_grounds_to_escalate: {
    status: 409,
    title: { zh: '尚无提级理由', en: 'There are no grounds to raise the level yet' },
    detail: {
      zh: '超时或两次未解决后可要求提级。',
      en: 'Possible after a missed deadline, or when it was not solved twice.',
    },
  },
  highest_level: {
    status: 409,
    title: { zh: '已是最高层级', en: 'It is on the highest level' },
  },
  escalated_already: {
    status: 409,
    title: { zh: '本轮已按此规则提级', en: 'This rule has raised it in this round already' },
    detail: { zh: '规则：{cause}。', en: 'Rule: {cause}.' },
  },
  account_asked_already: {
    status: 409,
    title: { zh: '已申请挂账', en: 'It has been asked for already' },
  },
  no_account_asked: {
    status: 409,
    title: { zh: '没有挂账申请', en: 'Nobody has asked to put it on account' },
  },
  level_too_low: {
    status: 409,
    title: { zh: '层级不足', en: 'The level is too low' },
    detail: {
      zh: '当前 {level} 级，须至少 {needed} 级；请先提级。',
      en: 'It is on level {level}, {needed} is needed; raise it first.',
    },
  },
  review_out_of_reach: {
    status: 422,
    title: { zh: '复核日期不合要求', en: 'The date of the review does not fit' },
    detail: { zh: '须在今后 {most_days} 天之内。', en: 'It must lie ahead, within {most_days} days.' },
  },
  recurrence_still_open: {
    status: 409,
    title: { zh: '原哨件尚未归档', en: 'The whistle that it repeats is not closed' },
    detail: {
      zh: '{ticket_no} 当前为 {state}：请在原件上补充，归档后再吹哨。',
      en: '{ticket_no} is {state}: add to it instead, or raise this one when it is closed.',
    },
  },
  unknown_attachments: {
    status: 422,
    title: { zh: '引用的附件不属于本件', en: 'It refers to files that are not of this whistle' },
    detail: {
      zh: '请先上传并附到本件（POST /v1/tickets/(id)/attachments），再引用：{attachment_ids}。',
      en: 'Upload and attach them first (POST /v1/tickets/(id)/attachments), then refer to them: {attachment_ids}.',
    },
  },
  sign_first: {
    status: 409,
    title: { zh: '该单位尚未签收', en: 'The unit has not signed yet' },
    detail: { zh: '请先签收，再反馈进展。', en: 'Sign for it first, then report progress.' },
  },
  supervision_unchanged: {
    status: 409,
    title: { zh: '督办状态未变', en: 'Supervision would not change' },
  },
  nothing_to_review: {
    status: 409,
    title: { zh: '没有待复核的重办', en: 'There is no redo to review' },
  },
  reopened_already: {
    status: 409,
    title: { zh: '只能重开一次，请另行吹哨', en: 'It can be reopened once only; blow the whistle anew' },
  },
  nothing_changes: {
    status: 422,
    title: { zh: '没有任何变化', en: 'Nothing would change' },
  },
  exclusion_not_so_far: {
    status: 409,
    title: { zh: '剔除申请不在可办状态', en: 'The exclusion is not that far' },
    detail: { zh: '当前为 {state}；须为 {legal_from}。', en: 'It is {state}; it must be {legal_from}.' },
  },
  correction_pending: {
    status: 409,
    title: { zh: '已有待确认的更正', en: 'A correction waits for confirmation' },
  },
  no_correction_pending: {
    status: 409,
    title: { zh: '没有待确认的更正', en: 'No correction waits for confirmation' },
  },
  priority_not_allowed: {
    status: 403,
    title: { zh: '优先权属于基层党组织', en: 'The priority right belongs to primary party organisations' },
  },
});
