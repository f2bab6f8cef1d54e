import { in2 } from './in2.ts';
import type { Bilingual } from './language.ts';

/** What codes of meetings, activities, cadences, secretaries' turns, shared resources and mobilisations are called. */
export const eventWords = {
  meetingKind: {
    joint_conference: in2('联席会', 'joint conference'),
    council_meeting: in2('理事会', 'council meeting'),
    report_to_entrepreneurs: in2('向企业家汇报', 'report to entrepreneurs'),
    coordination: in2('协调会', 'coordination meeting'),
  },
  pulledFor: {
    level: in2('理事会层级，自动列入', 'at council level, listed by itself'),
    on_account: in2('挂账，自动列入', 'on account, listed by itself'),
  },
  decisionState: {
    open: in2('待落实', 'to be carried out'),
    carried_out: in2('已落实', 'carried out'),
    at_ticket: in2('随哨件跟踪', 'followed at the whistle'),
  },
  activityKind: {
    study_session: in2('理论学习', 'study session'),
    secretary_training: in2('书记轮训', 'training of branch secretaries'),
    party_worker_training: in2('党务工作者培训', 'training of party workers'),
    activist_training: in2('入党积极分子培训', 'training of applicants'),
    lecture_hall: in2('大讲堂', 'lecture hall'),
    safety_lesson: in2('安全教育', 'safety lesson'),
    exchange_visit: in2('互学交流', 'exchange visit'),
    joint_theme_day: in2('联合主题党日', 'joint theme day'),
    site_visit: in2('现场调研', 'visit to the site'),
    salon: in2('周末沙龙', 'weekend salon'),
    matchmaking: in2('供需对接', 'match-making'),
    industry_forum: in2('产业论坛', 'industry forum'),
    special_action: in2('专项行动', 'special action'),
    volunteering: in2('志愿服务', 'volunteering'),
    care_visit: in2('慰问关爱', 'care visit'),
    outreach: in2('宣传进校园进社区', 'outreach'),
  },
  answer: {
    coming: in2('参加', 'coming'),
    not_coming: in2('不参加', 'not coming'),
  },
  everybody: {
    all_units: in2('全体单位', 'all units'),
    all_party_organisations: in2('全体党组织', 'all party organisations'),
  },
  resourceKind: {
    expert: in2('专家', 'expert'),
    venue: in2('场地', 'venue'),
    equipment: in2('设备', 'equipment'),
    course: in2('课程', 'course'),
    service_point: in2('服务点', 'service point'),
  },
  cadenceState: {
    open: in2('未安排', 'not arranged'),
    arranged: in2('已安排', 'arranged'),
    due_soon: in2('时限将至', 'little time left'),
    to_record: in2('待补记', 'to be recorded'),
    met: in2('达到', 'held as due'),
    missed: in2('未达', 'missed'),
  },
  turn_length: {
    week: in2('每周', 'a week'),
    month: in2('每月', 'a month'),
    quarter: in2('每季', 'a quarter'),
    half_year: in2('每半年', 'half a year'),
    year: in2('每年', 'a year'),
  },
  audience: {
    enterprises: in2('企业', 'enterprises'),
    members: in2('党员', 'members'),
    staff: in2('职工', 'staff'),
  },
  turnState: {
    ended: in2('已结束', 'over'),
    current: in2('本期', 'now'),
    ahead: in2('未开始', 'ahead'),
  },
  turnCause: {
    planned: in2('排定', 'planned'),
    swapped: in2('对调', 'exchanged'),
    replaced: in2('代为', 'standing in'),
  },
} as const satisfies Record<string, Record<string, Bilingual>>;
