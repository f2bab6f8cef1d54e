import type { Language, NoticeKind } from './vocabulary.js';

/** A notice in one language; `{name}` is filled by `fillIn`. */
export type NoticeText = Readonly<Record<Language, string>>;

/** What recipients read. Numbers, names of organisations and deadlines only: nothing that anybody wrote, nobody's name. */
export const noticeTexts: Readonly<Record<NoticeKind, NoticeText>> = {
  dispatched: {
    zh: '哨件 {ticket_no} 已派单，由{unit}主办',
    en: 'Whistle {ticket_no} was dispatched; {unit} leads',
  },
  offered: {
    zh: '哨件 {ticket_no} 派至{unit}（{role}），请于 {due_at} 前签收',
    en: 'Whistle {ticket_no} was assigned to {unit} ({role}); sign by {due_at}',
  },
  sign_due: {
    zh: '哨件 {ticket_no} 待{unit}签收，时限 {due_at} 将至',
    en: 'Whistle {ticket_no} still waits for {unit} to sign; due {due_at}',
  },
  due_soon: {
    zh: '哨件 {ticket_no}：{unit}{clock}时限 {due_at} 将至',
    en: 'Whistle {ticket_no}: the deadline of {unit} to {clock} is near, due {due_at}',
  },
  breached: {
    zh: '哨件 {ticket_no}：{unit}{clock}超时，时限为 {due_at}',
    en: 'Whistle {ticket_no}: {unit} missed its deadline to {clock}, due {due_at}',
  },
  climbed: {
    zh: '哨件 {ticket_no}：{unit}{clock}超时仍未办，现提醒上一级，请督促',
    en: 'Whistle {ticket_no}: {unit} still has to {clock} and is late; the next in line is told, please see to it',
  },
  extended: {
    zh: '哨件 {ticket_no}：{unit}{clock}时限延至 {due_at}',
    en: 'Whistle {ticket_no}: the deadline of {unit} to {clock} was extended to {due_at}',
  },
  paused: {
    zh: '哨件 {ticket_no}：{unit}暂停计时，最迟 {due_at} 恢复；若待贵方补充，请尽早提供',
    en: 'Whistle {ticket_no}: the clock of {unit} stands still until {due_at} at the latest; if it waits for you, please answer soon',
  },
  resumed: {
    zh: '哨件 {ticket_no}：{unit}恢复计时，办结时限 {due_at}',
    en: 'Whistle {ticket_no}: the clock of {unit} runs again; to resolve by {due_at}',
  },
  progress: {
    zh: '哨件 {ticket_no}：{unit}反馈了最新进展，请登录查看',
    en: 'Whistle {ticket_no}: {unit} has reported progress; sign in to read it',
  },
  urged: {
    zh: '哨件 {ticket_no}：催办{unit}，请尽快反馈进展',
    en: 'Whistle {ticket_no}: {unit} is urged; please report progress',
  },
  supervised: {
    zh: '哨件 {ticket_no} 已列入督办，请主办单位反馈进展',
    en: 'Whistle {ticket_no} is under supervision; the lead is to report progress',
  },
  task_force: {
    zh: '哨件 {ticket_no} 已成立工作专班，请查看任务',
    en: 'Whistle {ticket_no}: a task force was formed; please look at its tasks',
  },
  follow_up: {
    zh: '哨件 {ticket_no}：{unit}有一项后续任务，期限 {due_on}，请查看',
    en: 'Whistle {ticket_no}: {unit} has a follow-up to see landed, due {due_on}; please look at it',
  },
  follow_up_reopened: {
    zh: '哨件 {ticket_no}：一项后续任务未真正落地，退回{unit}，期限 {due_on}，请登录查看原因',
    en: 'Whistle {ticket_no}: a follow-up is given back to {unit}, it has not landed; due {due_on}; sign in to read why',
  },
  follow_up_dropped: {
    zh: '哨件 {ticket_no}：{unit}的一项后续任务已撤销，请登录查看原因',
    en: 'Whistle {ticket_no}: a follow-up of {unit} was dropped; sign in to read why',
  },
  follow_up_overdue: {
    zh: '哨件 {ticket_no}：{unit}的一项后续任务逾期，应于 {due_on} 落地；已落地的，请登记',
    en: 'Whistle {ticket_no}: a follow-up of {unit} is late, it was to land by {due_on}; if it has, report it',
  },
  solution_proposed: {
    zh: '哨件 {ticket_no}：联合方案待{unit}会签，时限 {due_at}',
    en: 'Whistle {ticket_no}: a joint answer waits for {unit} to sign; due {due_at}',
  },
  solution_refused: {
    zh: '哨件 {ticket_no} 的联合方案未获会签，请继续会商',
    en: 'Whistle {ticket_no}: the joint answer was not signed; please go on with it',
  },
  hung: {
    zh: '哨件 {ticket_no} 挂账，将于 {due_at} 前复核',
    en: 'Whistle {ticket_no} is on account; it is looked at again before {due_at}',
  },
  account_ended: {
    zh: '哨件 {ticket_no} 销账，恢复办理',
    en: 'Whistle {ticket_no} is off the account; work goes on',
  },
  returned: {
    zh: '哨件 {ticket_no}：{unit}提交的办理结果被退回，请重新办理',
    en: 'Whistle {ticket_no}: the result of {unit} was returned; please work on it again',
  },
  reopened: {
    zh: '哨件 {ticket_no} 重办，{unit}请于 {due_at} 前办结',
    en: 'Whistle {ticket_no} was reopened; {unit} to resolve by {due_at}',
  },
  cancelled: {
    zh: '哨件 {ticket_no} 派至{unit}的任务已撤销',
    en: 'Whistle {ticket_no}: the assignment of {unit} was cancelled',
  },
  resolved: {
    zh: '哨件 {ticket_no} 已办结，请评价是否解决',
    en: 'Whistle {ticket_no} was resolved; please say whether it is solved',
  },
  closed: { zh: '哨件 {ticket_no} 已归档', en: 'Whistle {ticket_no} was closed' },
  meeting_called: {
    zh: '{unit}应邀出席{meeting}，{due_at} 开始，请登录查看议程',
    en: '{unit} is invited to {meeting}, which begins at {due_at}; sign in to read its agenda',
  },
  meeting_moved: {
    zh: '{meeting}的时间或地点有变，现定 {due_at} 开始，请{unit}登录查看',
    en: 'The time or place of {meeting} has changed: it begins at {due_at} now; {unit}, sign in to read more',
  },
  meeting_called_off: {
    zh: '原定 {due_at} 开始的{meeting}已取消，{unit}无需出席',
    en: '{unit} need not come to {meeting} of {due_at}: it was called off',
  },
  decision_recorded: {
    zh: '{meeting}有一项决定由{unit}落实，期限 {due_on}，请登录查看，落实后登记',
    en: '{meeting} gave {unit} a decision to carry out, due {due_on}; sign in to read it, and report when it is done',
  },
  decision_reopened: {
    zh: '{meeting}的一项决定退回{unit}重新落实，期限 {due_on}，请登录查看原因',
    en: 'A decision of {meeting} is given back to {unit} to be carried out after all, due {due_on}; sign in to read why',
  },
  decision_overdue: {
    zh: '{meeting}的一项决定逾期未落实：{unit}应于 {due_on} 完成；已落实的，请登记',
    en: 'A decision of {meeting} is overdue: {unit} was to carry it out by {due_on}; if that is done, report it',
  },
  cadence_due: {
    zh: '{mechanism}：{period} 尚未达到频次，安排也不足，请于 {due_at} 前举行',
    en: '{mechanism}: not held as often as is due in {period}, and not enough is arranged; to be held before {due_at}',
  },
  cadence_missed: {
    zh: '{mechanism}：{period} 未达频次（截至 {due_at}）；若已举行，请补记出席',
    en: '{mechanism}: not held as often as was due in {period} (until {due_at}); if it was held, record who came',
  },
  turn_assigned: {
    zh: '书记轮值：{starts_on} 至 {ends_on} 由{party}书记轮值',
    en: 'Secretary duty: from {starts_on} to {ends_on} it is the turn of {party}',
  },
  turn_begun: {
    zh: '书记轮值：{party}书记自今日起轮值，至 {ends_on}；请统筹本期联合主题党日，查看交接事项',
    en: 'Secretary duty: the turn of {party} begins today and lasts until {ends_on}; please arrange its joint theme day and read what was handed over',
  },
  phase_entered: {
    zh: '重大项目“{project}”进入{phase}阶段，请登录查看并确认早告知清单',
    en: 'The key project “{project}” has entered the phase of {phase}; sign in to read its early notice and acknowledge it',
  },
  acceptance_asked: {
    zh: '重大项目“{project}”分段报验，请{unit}于 {due_at} 前作出结论',
    en: 'A segment of the key project “{project}” was submitted; {unit} is to decide by {due_at}',
  },
  acceptance_overdue: {
    zh: '重大项目“{project}”分段验收超时：{unit}应于 {due_at} 前作出结论',
    en: 'Acceptance of a segment of the key project “{project}” is overdue: {unit} was to decide by {due_at}',
  },
  coverage_due: {
    zh: '{count} 家企业待党组织覆盖（其中应单独组建 {own} 家）：{enterprises}；请登录查看名单与联合组建建议',
    en: 'To be covered by a party organisation: {count} enterprises ({own} due one of their own): {enterprises}; sign in for the list and proposals of joint branches',
  },
  project_coverage_due: {
    zh: '{projects}待落实：缺双员 {officers} 个，待建党组织 {branches} 个；请登录查看',
    en: 'To be seen to: {projects}; without an officer {officers}, due a branch {branches}; sign in to see them',
  },
  milestone_overdue: {
    zh: '重大项目“{project}”节点 {milestone} 逾期：{unit}应于 {due_on} 前达到；已达到的，请登记',
    en: 'Milestone {milestone} of the key project “{project}” is late: {unit} was to reach it by {due_on}; if it has been reached, report it',
  },
  activity_moved: {
    zh: '贵方报名的{activity}改期或易地：现定 {due_at} 开始，地点请登录查看',
    en: 'The {activity} that you have signed up for was moved: it begins {due_at}; sign in to see where',
  },
  activity_called_off: {
    zh: '贵方报名的{activity}已取消，原定 {due_at} 开始',
    en: 'The {activity} of {due_at} that you have signed up for was called off',
  },
  mobilised: {
    zh: '动员：请{called}于 {due_at} 前答复是否参加及人数，具体要求请登录查看',
    en: 'Mobilisation: {called} is asked to answer by {due_at} whether it comes and with how many; sign in to read what is asked',
  },
  mobilisation_reminder: {
    zh: '动员：{called}尚未答复，请于 {due_at} 前答复是否参加及人数',
    en: 'Mobilisation: {called} has not answered yet; please say by {due_at} whether it comes and with how many',
  },
  mobilisation_called_off: {
    zh: '原定 {due_at} 前到位的动员已取消，{called}无需参加',
    en: '{called} need not come: the mobilisation for {due_at} was called off',
  },
  resource_booked: {
    zh: '{unit}提供的{resource}已被预订，自 {due_at} 起使用，请登录查看',
    en: 'The {resource} that {unit} shares was booked, from {due_at} on; sign in to read more',
  },
  booking_cancelled: {
    zh: '原定 {due_at} 起的{resource}预订已取消，请登录查看原因',
    en: 'The booking of a {resource} from {due_at} on was cancelled; sign in to read why',
  },
  channel_disabled: {
    zh: '一个通知渠道因多次投递失败或对方要求已停用，请检查后重新启用',
    en: 'A notification channel was disabled after failed deliveries or at its own request; check it and enable it again',
  },
};

/** Words inside the texts. Deadlines that do not exist read as a dash. */
export const words = {
  role: {
    zh: { lead: '主办', co: '协办', inform: '知会' },
    en: { lead: 'lead', co: 'co-unit', inform: 'for information' },
  },
  clock: {
    zh: {
      sign: '签收',
      contact: '报到',
      resolve: '办结',
      triage: '受理',
      sign_off: '会签',
      call_back: '回访',
      review: '复核',
      supervision: '督办回应',
      urge: '催办回应',
      progress: '进展反馈',
      dispute: '异议裁定',
    },
    en: {
      sign: 'sign',
      contact: 'report in',
      resolve: 'resolve',
      triage: 'triage it',
      sign_off: 'sign the joint answer',
      call_back: 'call back',
      review: 'review the account',
      supervision: 'answer the supervisor',
      urge: 'answer the urge',
      progress: 'report progress',
      dispute: 'decide the dispute',
    },
  },
  /** `meeting`: one whose kind is not known. */
  activity: {
    zh: {
      study_session: '理论学习',
      secretary_training: '书记轮训',
      party_worker_training: '党务工作者培训',
      activist_training: '入党积极分子培训',
      lecture_hall: '大讲堂',
      safety_lesson: '安全教育',
      exchange_visit: '互学交流',
      joint_theme_day: '联合主题党日',
      site_visit: '现场调研',
      salon: '周末沙龙',
      matchmaking: '供需对接',
      industry_forum: '产业论坛',
      special_action: '专项行动',
      volunteering: '志愿服务',
      care_visit: '慰问关爱',
      outreach: '宣传进校园进社区',
      activity: '活动',
    },
    en: {
      study_session: 'study session',
      secretary_training: 'training of branch secretaries',
      party_worker_training: 'training of party workers',
      activist_training: 'training of applicants',
      lecture_hall: 'lecture hall',
      safety_lesson: 'safety lesson',
      exchange_visit: 'exchange visit',
      joint_theme_day: 'joint theme day',
      site_visit: 'visit to the site',
      salon: 'weekend salon',
      matchmaking: 'match-making',
      industry_forum: 'industry forum',
      special_action: 'special action',
      volunteering: 'volunteering',
      care_visit: 'care visit',
      outreach: 'outreach',
      activity: 'activity',
    },
  },
  meeting: {
    zh: {
      joint_conference: '联席会',
      council_meeting: '理事会会议',
      report_to_entrepreneurs: '向企业家汇报会',
      coordination: '协调会',
      meeting: '会议',
    },
    en: {
      joint_conference: 'the joint conference',
      council_meeting: 'the council meeting',
      report_to_entrepreneurs: 'the report to entrepreneurs',
      coordination: 'the coordination meeting',
      meeting: 'a meeting',
    },
  },
  resource: {
    zh: { expert: '专家', venue: '场地', equipment: '设备', course: '课程', service_point: '服务点' },
    en: {
      expert: 'expert',
      venue: 'venue',
      equipment: 'equipment',
      course: 'course',
      service_point: 'service point',
    },
  },
  /** Phases that templates usually have; others are told by their code. */
  phase: {
    zh: {
      negotiation: '洽谈',
      approval: '审批',
      construction: '建设',
      acceptance: '验收',
      production: '投产',
    },
    en: {
      negotiation: 'negotiation',
      approval: 'approval',
      construction: 'construction',
      acceptance: 'acceptance',
      production: 'production',
    },
  },
  /** What is due although no directory says so: of a secretary's duty (ADR-0229). */
  mechanism: {
    zh: { joint_theme_day: '书记轮值的联合主题党日' } as Readonly<Record<string, string>>,
    en: { joint_theme_day: 'the joint theme day of the secretary on duty' } as Readonly<
      Record<string, string>
    >,
  },
  /** Between the names of a list, and behind those of one that is longer. */
  between: { zh: '、', en: ', ' },
  andOthers: { zh: '{names}等', en: '{names} and others' },
  /** Stands where no unit is meant. */
  whole: { zh: '整件', en: 'the alliance' },
  subject: {
    zh: '【吹哨报到】{line}',
    en: '[Muster] {line}',
  },
  digest: { zh: '{count} 条通知', en: '{count} notices' },
  test: {
    zh: '这是一条测试通知：渠道已接通',
    en: 'This is a test notice: the channel works',
  },
} as const;

/** Replaces every `{name}`; a missing value reads as a dash. */
export function fillIn(text: string, values: Readonly<Record<string, string | null | undefined>>): string {
  return text.replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? '–');
}
