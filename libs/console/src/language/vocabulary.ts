import type { Role } from '../session/session.ts';
import { eventWords } from './event-words.ts';
import { in2 } from './in2.ts';
import type { Bilingual } from './language.ts';
import { notices } from './notices.ts';

/** The posts that an account can be. */
const accountRole = {
  enterprise: in2('企业', 'enterprise'),
  party_secretary: in2('党组织书记', 'party secretary'),
  hotline: in2('热线', 'hotline'),
  unit_officer: in2('单位经办', 'unit officer'),
  unit_head: in2('单位负责人', 'head of unit'),
  dispatcher: in2('派单员', 'dispatcher'),
  council: in2('理事会', 'council'),
  supervisor: in2('督办', 'supervisor'),
  reviewer: in2('独立复核', 'reviewer'),
  data_steward: in2('数据管理', 'data steward'),
  analyst: in2('分析人员', 'analyst'),
  operator: in2('管理员', 'operator'),
} as const satisfies Record<Role, Bilingual>;

/**
 * What the API's codes are called, by what they are codes of. `class`, `fault`, `quality`, … are the fields of steps that take them; a
 * test holds these against the API document.
 */
export const vocabulary = {
  ticketState: {
    raised: in2('待派单', 'raised'),
    dispatched: in2('已派单', 'dispatched'),
    in_progress: in2('办理中', 'in progress'),
    sign_off: in2('会签中', 'being signed'),
    resolved: in2('待回访', 'to be called back'),
    on_account: in2('已挂账', 'on account'),
    closed: in2('已归档', 'closed'),
    rejected: in2('不予受理', 'rejected'),
    merged: in2('已并单', 'merged'),
    withdrawn: in2('已撤回', 'withdrawn'),
  },
  kind: {
    emergency: in2('应急', 'emergency'),
    urgent: in2('紧急', 'urgent'),
    enforcement: in2('综合执法', 'enforcement'),
    key: in2('重点', 'key'),
    routine: in2('一般', 'routine'),
    complex: in2('复杂', 'complex'),
    consult: in2('咨询', 'consultation'),
    proactive: in2('未诉先办', 'proactive'),
  },
  level: {
    1: in2('单位', 'unit'),
    2: in2('秘书处', 'secretariat'),
    3: in2('理事会', 'council'),
    4: in2('联盟之外', 'outside'),
  },
  source: {
    enterprise: in2('企业', 'enterprise'),
    hotline: in2('热线', 'hotline'),
    party_organisation: in2('党组织', 'party organisation'),
    council: in2('理事会', 'council'),
  },
  assignmentState: {
    offered: in2('待签收', 'to be signed'),
    signed: in2('待报到', 'to report in'),
    working: in2('办理中', 'working'),
    disputed: in2('退单待裁', 'disputed'),
    paused: in2('暂停计时', 'waiting'),
    submitted: in2('已提交', 'handed in'),
    accepted: in2('已认可', 'accepted'),
    released: in2('已解除', 'released'),
    cancelled: in2('已取消', 'cancelled'),
  },
  assignmentRole: {
    lead: in2('主办', 'lead'),
    co: in2('协办', 'co-unit'),
    inform: in2('知会', 'informed'),
  },
  clock: {
    sign: in2('签收', 'sign'),
    contact: in2('报到', 'report in'),
    resolve: in2('办结', 'resolve'),
    triage: in2('派单', 'dispatch'),
    sign_off: in2('会签', 'signatures'),
    call_back: in2('回访', 'call-back'),
    review: in2('复核', 'review'),
    supervision: in2('督办反馈', 'answer to supervision'),
    urge: in2('催办反馈', 'answer to an urge'),
    progress: in2('进展反馈', 'report of progress'),
    dispute: in2('退单裁定', 'ruling on a dispute'),
  },
  accountRole,
  actorRole: { ...accountRole, system: in2('系统', 'the system') },
  accountState: {
    open: in2('启用', 'open'),
    closed: in2('已停用', 'closed'),
  },
  keyState: {
    live: in2('有效', 'live'),
    expired: in2('已过期', 'expired'),
    revoked: in2('已吊销', 'revoked'),
  },
  role: { co: in2('协办', 'co-unit'), inform: in2('知会', 'informed') },
  class: {
    await_raiser: in2('等待企业', 'the raiser'),
    await_upstream: in2('等待上级或联盟之外', 'somebody outside the alliance'),
    on_account: in2('挂账', 'on account'),
  },
  channel: {
    phone: in2('电话', 'by phone'),
    on_site: in2('现场', 'on site'),
    online: in2('线上', 'online'),
    message: in2('消息', 'by message'),
    meeting: in2('会议', 'in a meeting'),
    sms: in2('短信', 'by text message'),
    link: in2('链接', 'by link'),
    other: in2('其他', 'otherwise'),
  },
  outcome: {
    done: in2('已完成', 'done'),
    called_off: in2('已取消', 'called off'),
    no_answer: in2('未接', 'no answer'),
    sent: in2('已发送', 'sent'),
    declined: in2('拒答', 'declined'),
    solved: in2('已解决', 'solved'),
    partly: in2('部分解决', 'partly solved'),
    not_solved: in2('未解决', 'not solved'),
  },
  solved: {
    yes: in2('已解决', 'solved'),
    partial: in2('部分解决', 'partly solved'),
    no: in2('未解决', 'not solved'),
  },
  satisfaction: {
    satisfied: in2('满意', 'satisfied'),
    basic: in2('基本满意', 'basically satisfied'),
    dissatisfied: in2('不满意', 'dissatisfied'),
  },
  rating: {
    satisfied: in2('满意', 'satisfied'),
    basic: in2('基本满意', 'basically satisfied'),
    dissatisfied: in2('不满意', 'dissatisfied'),
  },
  quality: {
    well_described: in2('表述清楚', 'well described'),
    incomplete: in2('信息不全', 'incomplete'),
    wrong_category: in2('类别有误', 'wrong category'),
    unfounded: in2('不属实', 'unfounded'),
  },
  fault: {
    wrong_rule: in2('清单有误', 'the matrix is wrong'),
    wrong_description: in2('描述有误', 'the description was wrong'),
    changed_duty: in2('职责已变', 'the duty has changed'),
    other: in2('其他', 'other'),
  },
  reason: {
    no_policy: in2('无政策依据', 'no policy for it'),
    no_funds: in2('资金不足', 'no funds'),
    law: in2('法规限制', 'the law stands against it'),
    upstream: in2('待上级决定', 'to be decided above'),
    season: in2('季节条件', 'the season'),
    beyond_powers: in2('超出职权', 'beyond its powers'),
    force_majeure: in2('不可抗力', 'force majeure'),
    raiser_unreasonable: in2('诉求不合理', 'the demand is unreasonable'),
    duplicate: in2('重复诉求', 'a duplicate'),
    wrong_description: in2('描述有误', 'the description was wrong'),
    out_of_scope: in2('不属受理范围', 'out of scope'),
    in_litigation: in2('已进入诉讼、仲裁', 'in litigation'),
    in_petition: in2('已进入信访', 'in petition'),
    settled_before: in2('已有处理结论', 'settled before'),
    not_lawful: in2('诉求不合法', 'not lawful'),
    abusive: in2('恶意诉求', 'abusive'),
    not_understandable: in2('无法辨明', 'not understandable'),
  },
  followUpKind: {
    policy: in2('政策', 'policy'),
    plan: in2('规划', 'plan'),
    project: in2('项目', 'project'),
    other: in2('其他', 'other'),
    decision: in2('会议决定', 'decision'),
  },
  /** Follow-ups by kind, and what meetings decided about no whistle. */
  commitmentKind: {
    policy: in2('政策', 'policy'),
    plan: in2('规划', 'plan'),
    project: in2('项目', 'project'),
    other: in2('其他后续任务', 'other follow-up'),
    decision: in2('会议决定（涉哨件）', 'decision about a whistle'),
    meeting: in2('会议决定（其他）', 'other decision of a meeting'),
  },
  followUpState: {
    open: in2('待落地', 'to land'),
    adopted: in2('已出台', 'adopted'),
    landed: in2('已落地', 'landed'),
    dropped: in2('已撤销', 'dropped'),
  },
  signed: {
    open: in2('会签中', 'being signed'),
    approved: in2('已会签', 'signed'),
    refused: in2('被拒签', 'refused'),
    overdue: in2('会签逾时', 'not signed in time'),
  },
  ...eventWords,
  item_class: {
    acute: in2('痛点难点', 'acute'),
    legacy: in2('遗留问题', 'left over'),
  },
  itemState: {
    planned: in2('未开始', 'not begun'),
    in_progress: in2('办理中', 'in progress'),
    done: in2('已完成', 'done'),
    dropped: in2('已移除', 'dropped'),
  },
  itemEntry: {
    progress: in2('进展', 'progress'),
    done: in2('报完成', 'reported as done'),
    returned: in2('退回重办', 'returned'),
    supervised: in2('列入督办', 'put under supervision'),
    released: in2('解除督办', 'released from supervision'),
  },
  projectStage: {
    negotiation: in2('洽谈', 'negotiation'),
    approval: in2('审批', 'approval'),
    construction: in2('建设', 'construction'),
    acceptance: in2('验收', 'acceptance'),
    production: in2('投产', 'production'),
  },
  siteOfficerState: {
    serving: in2('在任', 'in office'),
    not_begun: in2('未到任', 'not in office yet'),
    ended: in2('任期届满', 'term has ended'),
    one_post: in2('仅有一职', 'one post only'),
  },
  branchNeed: {
    own_organisation: in2('应单独组建', 'due a branch of its own'),
    any_organisation: in2('应联合组建', 'due to share a branch'),
  },
  milestoneState: {
    planned: in2('计划中', 'planned'),
    late: in2('逾期', 'late'),
    reached: in2('已达到', 'reached'),
    removed: in2('已移除', 'removed'),
  },
  processWhistle: {
    wages_missing: in2('工资支付有缺项', 'wages in doubt'),
    wage_check_missed: in2('工资支付未检查', 'wages not checked'),
    element_missing: in2('要素尚未具备', 'elements missing'),
  },
  language: { zh: in2('中文', 'Chinese'), en: in2('英文', 'English') },
  channelKind: {
    wecom: in2('企业微信', 'WeCom'),
    dingtalk: in2('钉钉', 'DingTalk'),
    feishu: in2('飞书', 'Feishu'),
    email: in2('邮件', 'mail'),
    webhook: in2('Webhook', 'webhook'),
  },
  channelOwner: {
    alliance: in2('联盟', 'alliance'),
    unit: in2('单位', 'unit'),
    officer: in2('人员', 'officer'),
    enterprise: in2('企业', 'enterprise'),
  },
  channelState: { active: in2('启用', 'active'), disabled: in2('已停用', 'disabled') },
  notice: notices,
  digest: {
    none: in2('即时', 'at once'),
    hourly: in2('每小时汇总', 'hourly'),
    daily: in2('每日早八点汇总', 'daily at eight'),
  },
  deliveryState: {
    pending: in2('待送达', 'to be sent'),
    delivered: in2('已送达', 'delivered'),
    given_up: in2('已放弃', 'given up'),
    suppressed: in2('未发送', 'not sent'),
  },
  suppressed: {
    superseded: in2('已无必要', 'done meanwhile'),
    channel_disabled: in2('渠道停用', 'channel disabled'),
    nobody_on_duty: in2('无人值班', 'nobody on duty'),
  },
  deliveryFailure: {
    timeout: in2('对方未及时应答', 'the receiver did not answer in time'),
    connection_failed: in2('无法连接', 'no connection'),
    unknown_host: in2('网址的主机不存在', 'there is no such host'),
    blocked_address: in2('地址不在允许范围', 'the address is not allowed'),
    unreadable_answer: in2('对方应答无法识别', 'the answer could not be read'),
    email_not_configured: in2('本系统未配置邮件', 'mail is not configured here'),
    sealed_by_another_key: in2('密钥已更换，请重新开通渠道', 'sealed by another key: open the channel anew'),
    gone: in2('对方要求停用', 'the receiver wants no more'),
  },
  measureKind: {
    policy: in2('出台制度', 'rule or policy'),
    process: in2('优化流程', 'change of process'),
    facility: in2('设施、系统', 'facility or system'),
    staffing: in2('增派人手', 'people or hours added'),
    coordination: in2('协调机制', 'coordination'),
    enforcement: in2('整治执法', 'enforcement'),
    information: in2('告知、培训', 'information or training'),
  },
  themeState: {
    taken: in2('进行中', 'under way'),
    concluded: in2('已结题', 'concluded'),
    withdrawn: in2('已撤销', 'withdrawn'),
  },
  attendeeKind: {
    unit: in2('单位', 'unit'),
    enterprise: in2('企业', 'enterprise'),
    party_organisation: in2('党组织', 'party organisation'),
  },
} as const satisfies Record<string, Record<string, Bilingual>>;

export type Vocabulary = keyof typeof vocabulary;

/** What a code is called; the code itself when this release of the pages does not know it. */
export function word(of: Vocabulary, code: string | number): Bilingual {
  const words: Readonly<Record<string, Bilingual>> = vocabulary[of];
  return words[code] ?? { zh: String(code), en: String(code) };
}

/** Whistles are not all that has kinds: `kind` is also a field of follow-ups, meetings, activities, resources, measures, outcomes and campaigns. */
const KINDS = [
  'followUpKind',
  'meetingKind',
  'activityKind',
  'resourceKind',
  'measureKind',
  'campaignKind',
  'outcomeKind',
] as const;

/** What an option of a form's field is called. @param among the field's options, by which it is told of what they are kinds. */
export function optionWord(field: string, code: string, among: readonly string[]): Bilingual {
  const other = KINDS.find((kind) => among.every((each) => each in vocabulary[kind]));
  if (field === 'kind' && other) return word(other, code);
  return field in vocabulary ? word(field as Vocabulary, code) : { zh: code, en: code };
}
