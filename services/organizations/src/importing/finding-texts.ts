import type { Bilingual } from '@muster/http';
import type { Finding } from '../domain/rules/finding.js';

const unknown = (zh: string, en: string): Bilingual => ({
  zh: `${zh}“{id}”不存在`,
  en: `there is no ${en} "{id}"`,
});

/** What each finding says to people; `{name}` is replaced by the finding's parameter. */
export const FINDING_TEXTS = {
  // shape
  required: { zh: '必填', en: 'is required' },
  unknown_field: { zh: '没有这个字段', en: 'is not a member of this document' },
  object: { zh: '应为对象', en: 'must be an object' },
  list: { zh: '应为列表，至少 {min} 项', en: 'must be a list of at least {min}' },
  bounded_list: { zh: '应为列表，{min} 至 {max} 项', en: 'must be a list of {min} to {max}' },
  slug: {
    zh: '应为小写字母、数字和连字符，最长 63 个字符',
    en: 'must be lower-case letters, digits and hyphens, at most 63',
  },
  code: {
    zh: '应为字母、数字及 . _ -，最长 64 个字符',
    en: 'must be letters, digits and . _ -, at most 64',
  },
  name: {
    zh: '应为 1 至 {max} 个字符的单行文字，首尾无空格',
    en: 'must be one line of 1 to {max} characters, without surrounding blanks',
  },
  number_prefix: { zh: '应为 2 至 6 个大写字母', en: 'must be two to six capital letters' },
  phone: { zh: '电话号码格式不对', en: 'is not a telephone number' },
  instant: {
    zh: '应为带时区偏移的时刻，如 2026-10-10T16:00:00+08:00',
    en: 'must be an instant with an offset, e.g. 2026-10-10T16:00:00+08:00',
  },
  day: { zh: '应为日期，如 2026-10-10', en: 'must be a day, e.g. 2026-10-10' },
  time_zone: { zh: '应为 IANA 时区，如 Asia/Shanghai', en: 'must be an IANA time zone, e.g. Asia/Shanghai' },
  flag: { zh: '应为 true 或 false', en: 'must be true or false' },
  whole_number: { zh: '应为 {min} 至 {max} 的整数', en: 'must be a whole number from {min} to {max}' },
  degrees: { zh: '应为 -{most} 至 {most} 的度数', en: 'must be degrees from -{most} to {most}' },
  one_of: { zh: '应为其中之一：{allowed}', en: 'must be one of {allowed}' },
  one_target: {
    zh: 'minutes、working_days、days 须且只能有一个',
    en: 'must have exactly one of minutes, working_days, days',
  },
  target_mode_mismatch: {
    zh: 'working_days 只能配 working_time，days 不能配 working_time',
    en: 'working_days go with working_time only, and days never with it',
  },
  shift: { zh: '应为 ["09:00","12:00"] 形式的班次', en: 'must be a shift such as ["09:00","12:00"]' },
  // identity and references
  id_mismatch: {
    zh: '文档属于另一个联盟；地址中为“{expected}”',
    en: 'the document is about another alliance; the address says "{expected}"',
  },
  duplicate_id: { zh: '“{id}”已在 {first} 使用', en: '"{id}" is already used at {first}' },
  listed_twice: { zh: '“{id}”重复列出', en: '"{id}" is listed twice' },
  duplicate_post: { zh: '在“{id}”的职务“{post}”重复', en: 'the post "{post}" at "{id}" is listed twice' },
  unknown_alliance: unknown('联盟', 'alliance'),
  unknown_unit: unknown('单位', 'unit'),
  unknown_enterprise: unknown('企业', 'enterprise'),
  unknown_industry_alliance: unknown('产业联盟', 'industry alliance'),
  unknown_party_organisation: unknown('党组织', 'party organisation'),
  unknown_project: unknown('项目', 'project'),
  unknown_officer: unknown('人员', 'officer'),
  unknown_calendar: unknown('日历', 'calendar'),
  unknown_category: unknown('问题类别', 'category'),
  unknown_process_stage: unknown('流程环节', 'process stage'),
  unknown_place: unknown('地点', 'place'),
  // roster
  nobody_convenes: { zh: '须有召集单位或牵头单位', en: 'a convening unit or a lead unit is needed' },
  convenor_counted_twice: {
    zh: '召集单位只能计一次；“{id}”与其同名',
    en: 'the convenor counts once; "{id}" has the same name',
  },
  inactive_unit: { zh: '单位“{id}”已停用', en: 'the unit "{id}" is not active' },
  second_catch_all: {
    zh: '兜底单位只能有一个，已有“{id}”',
    en: 'there is one catch-all unit at most, and "{id}" is it',
  },
  // party organisations
  own_branch_of_several: {
    zh: '独立党组织“{id}”只能属于一个单位，现有 {owners} 个',
    en: 'an organisation of its own belongs to one; "{id}" has {owners}',
  },
  own_branch_of_nobody: {
    zh: '独立党组织“{id}”须属于企业、单位或项目',
    en: 'the organisation "{id}" must belong to an enterprise, a unit or a project',
  },
  own_branch_below_three: {
    zh: '企业“{id}”有正式党员 {members} 名，不足 {required} 名，通常应建联合党支部',
    en: 'the enterprise "{id}" has {members} formal members, fewer than {required}: a joint branch is usual',
  },
  joint_branch_of_one: {
    zh: '联合党支部“{id}”至少由两个单位组成',
    en: 'the joint branch "{id}" needs at least two enterprises or units',
  },
  not_an_alliance_branch: { zh: '“{id}”不是联盟党支部', en: '"{id}" is not an alliance branch' },
  alliance_branch_unlinked: {
    zh: '联盟党支部“{id}”未与任何产业联盟关联',
    en: 'the alliance branch "{id}" belongs to no industry alliance',
  },
  not_in_the_alliance: {
    zh: '企业“{id}”不是产业联盟“{alliance}”的成员',
    en: 'the enterprise "{id}" is not in the industry alliance "{alliance}"',
  },
  parent_cycle: { zh: '上级关系成环：“{id}”', en: 'is its own ancestor: "{id}"' },
  too_deep: { zh: '上级关系最多 {most} 层：“{id}”', en: 'has more than {most} levels above it: "{id}"' },
  enterprise_in_two_branches: {
    zh: '企业“{id}”同时属于“{first}”',
    en: 'the enterprise "{id}" also belongs to "{first}"',
  },
  // people and duty
  ends_before_it_starts: { zh: '结束应晚于开始', en: 'must end after it starts' },
  rota_overlap: { zh: '单位“{unit}”的值班与 {other} 重叠', en: 'the duty of "{unit}" overlaps with {other}' },
  duty_without_post: {
    zh: '值班员“{id}”在单位“{unit}”没有职务',
    en: 'the officer "{id}" has no post at the unit "{unit}"',
  },
  nobody_on_duty: {
    zh: '单位“{id}”没有值班表；无副职、负责人时，其哨件派往兜底单位',
    en: 'the unit "{id}" has no duty rota; without a deputy or head its whistles go to the catch-all unit',
  },
  project_without_officer: { zh: '项目“{id}”没有项目专员', en: 'the project "{id}" has no officer' },
  project_without_dual_officer: {
    zh: '项目“{id}”现无双员：没有人同时担任项目专员和党建指导员',
    en: 'nobody holds both posts of the project "{id}" now: at the project, and at its branch if it has one',
  },
  officer_term_ended: {
    zh: '“{id}”在项目“{project}”的任期已于 {until} 届满，而项目仍在进行；请续任或另派',
    en: 'the term of "{id}" at the project "{project}" ended on {until}, and the project goes on: prolong it, or name somebody else',
  },
  term_ends_before_it_begins: {
    zh: '任期末日不能早于首日',
    en: 'the last day of a term cannot be before its first',
  },
  survey_in_future: {
    zh: '摸底日期不能晚于今天（{today}）',
    en: 'the day of a survey cannot be after today, {today}',
  },
  more_elsewhere_than_members: {
    zh: '组织关系在外的人数不能超过党员数 {members}',
    en: 'no more can keep their membership elsewhere than the {members} members there are',
  },
  branch_of_ended_project: {
    zh: '项目“{project}”已结束，其党组织“{id}”应随之撤销或改属',
    en: 'the project "{project}" has ended: its organisation "{id}" should be dissolved, or belong to something else',
  },
  officer_without_post: {
    zh: '“{id}”在项目“{project}”没有职务',
    en: '"{id}" has no post at the project "{project}"',
  },
  // responsibility matrix
  lead_also_listed: {
    zh: '牵头单位“{id}”不能同时列为协办或知会单位',
    en: 'the lead unit "{id}" cannot be listed again',
  },
  co_also_informed: {
    zh: '协办单位“{id}”不能同时列为知会单位',
    en: 'the co-unit "{id}" need not be informed as well',
  },
  rule_for_the_same_case: {
    zh: '规则“{id}”与“{other}”针对完全相同的情形',
    en: 'the rule "{id}" is for exactly the same case as "{other}"',
  },
  rules_compete: {
    zh: '规则“{id}”与“{other}”同等具体：企业“{enterprise}”同属两个产业联盟；请合并，或为其中之一补充条件',
    en: 'the rules "{id}" and "{other}" are equally specific: the enterprise "{enterprise}" is in both industry alliances; make one of them, or let one say more',
  },
  category_without_unit: {
    zh: '类别“{id}”没有责任单位，也没有兜底单位',
    en: 'no unit answers for the category "{id}", and there is no catch-all unit',
  },
  // response plans
  plan_for_the_same_case: {
    zh: '预案“{id}”与“{other}”针对同一哨种、类别和地点',
    en: 'the plan "{id}" is for the same kind, category and place as "{other}"',
  },
  plan_head_is_no_secretary: {
    zh: '“{id}”在任何党组织都不是书记或副书记，不能负责专班',
    en: '"{id}" is no secretary of a party organisation and cannot head a task force',
  },
  plan_without_end: {
    zh: '预案“{id}”指定了专班负责人，须写明撤销条件',
    en: 'the plan "{id}" names who heads the task force and must say when it stands down',
  },
  // calendars
  no_default_calendar: { zh: '须有一个默认日历', en: 'one calendar must be the default' },
  second_default_calendar: {
    zh: '默认日历只能有一个，已有“{id}”',
    en: 'there is one default calendar, and "{id}" is it',
  },
  shift_overlap: { zh: '班次应按时间顺序且不重叠', en: 'shifts must be in order and apart' },
  calendar_too_short: {
    zh: '日历“{id}”容不下最长的时限：工作时间太少，或节假日排满',
    en: 'the calendar "{id}" has too little working time for the longest deadline',
  },
  calendar_without_time: { zh: '日历没有任何工作时间', en: 'the calendar has no working time at all' },
  holiday_and_make_up_day: {
    zh: '{day} 不能既放假又调休上班',
    en: '{day} cannot be a holiday and a make-up day',
  },
  make_up_day_is_working_day: { zh: '{day} 本来就是工作日', en: '{day} is a working day anyway' },
  // deadline policies
  policy_for_the_same_case: {
    zh: '时限“{id}”与“{other}”针对同一类型和类别',
    en: 'the policy "{id}" is for the same kind and category as "{other}"',
  },
  effective_in_future: {
    zh: '时限“{id}”自 {day} 起执行，而导入即时生效：请在当日导入，此前保留原时限',
    en: 'the policy "{id}" begins on {day}, and an import holds at once: import it on that day, and keep the present one until then',
  },
  policy_versions_overlap: {
    zh: '时限“{id}”的各版本在时间上重叠',
    en: 'the versions of the policy "{id}" overlap in time',
  },
} as const satisfies Record<string, Bilingual>;

/** The finding's text in both languages. */
export function textOf({ code, params = {} }: Finding): Bilingual {
  const text: Bilingual = FINDING_TEXTS[code as keyof typeof FINDING_TEXTS];
  const fill = (template: string) =>
    template.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  return { zh: fill(text.zh), en: fill(text.en) };
}
