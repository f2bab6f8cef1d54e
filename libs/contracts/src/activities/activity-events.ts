import Type from 'typebox';
import {
  choice,
  code,
  common,
  count,
  instant,
  list,
  optional,
  ordinal,
  record,
  slug,
  uuid,
} from '../fields.js';
import { onTopic } from '../event-definition.js';
import { attendee } from './meeting-events.js';
import { modelCodes } from './model-codes.js';

const event = onTopic('muster.activities.v1');
const ofActivity = { ...common, activity_id: uuid('活动编号（键）', 'Activity id, the key') };

const ticketIds = list(uuid('哨件', 'Ticket'), '相关哨件', 'Whistles that it is about');
const purpose = {
  project_id: optional(slug('项目', 'Project that it is for')),
  pairing: optional(
    choice(
      ['project_and_authority', 'builder_and_contractor', 'project_and_community'],
      '结对类型：项目单位与职能部门、建设方与施工方、项目单位与所在村（社区）',
      'Pairing of a joint activity',
    ),
  ),
  theme_code: optional(
    choice(
      ['city_civility', 'hazard_checks', 'traffic_guidance', 'city_appearance'],
      '志愿服务主题：城市文明创建、隐患排查、交通疏导、市容环境',
      'Theme of volunteering',
    ),
  ),
};
/** The campaign that it belongs to, and its number there; both or neither. */
const inCampaign = {
  campaign_id: optional(uuid('所属专项或系列', 'The special action or series that it belongs to')),
  campaign_number: optional(ordinal('第几期', 'Its number there, kept for good')),
};
const signUpUntil = instant('报名截止', 'Until when organisations may sign up');
const places = optional(ordinal('名额（人）；无则不限', 'Places in persons; absent: without limit'));

/** Who has signed up, and is to be told. */
const concerned = {
  kind: optional(code('活动类别', 'Kind of activity')),
  unit_ids: optional(list(slug('单位', 'Unit'), '已报名单位', 'Units that have signed up')),
  enterprise_ids: optional(list(slug('企业', 'Enterprise'), '已报名企业', 'Enterprises that have')),
  party_organisation_ids: optional(
    list(slug('党组织', 'Party organisation'), '已报名党组织', 'Party organisations that have'),
  ),
};

export const activityPlanned = event(
  'activity.planned',
  { zh: '活动计划', en: 'Activity planned' },
  record({
    ...ofActivity,
    kind: code('活动类别', 'Kind of activity'),
    starts_at: instant('开始时间', 'When it starts'),
    host_unit_ids: list(slug('单位', 'Unit'), '主办单位', 'Host units'),
    ...modelCodes,
    ...purpose,
    ticket_ids: optional(ticketIds),
    sign_up_until: optional(signUpUntil),
    places,
    ...inCampaign,
  }),
  ['1.0.0', '1.1.0', '1.2.0', '1.3.0'],
);

export const activityPurposeSet = event(
  'activity.purpose_set',
  { zh: '活动用途更正', en: 'What an activity is for was said anew' },
  record(
    { ...ofActivity, ...purpose, ticket_ids: ticketIds, ...inCampaign, ...modelCodes },
    {
      zh: '取代此前所述；缺省者即无。有 model_codes 时，运行机制的三项代码一并取代；无则不变',
      en: 'Replaces what was said before; what is absent is not so any more. With model_codes, the three fields of the operating model replace those of before; without it they stay',
    },
  ),
  ['1.0.0', '1.1.0', '1.2.0'],
);

export const activitySignUpAsked = event(
  'activity.sign_up_asked',
  { zh: '活动开放或更改报名', en: 'Organisations are asked to sign up, or until another time' },
  record({ ...ofActivity, sign_up_until: signUpUntil, places }),
);

export const activitySignedUp = event(
  'activity.signed_up',
  { zh: '活动报名', en: 'An organisation has signed up' },
  record({
    ...ofActivity,
    ...attendee,
    persons: ordinal(
      '人数，取代该组织此前所报',
      'Persons; replaces what the organisation signed up with before',
    ),
  }),
);

export const activitySignUpWithdrawn = event(
  'activity.sign_up_withdrawn',
  { zh: '活动报名撤回', en: 'An organisation has withdrawn its sign-up' },
  record({ ...ofActivity, ...attendee }),
);

export const activityRescheduled = event(
  'activity.rescheduled',
  { zh: '活动改期或易地', en: 'Activity moved to another time or place' },
  record({ ...ofActivity, starts_at: instant('现定开始时间', 'When it starts now'), ...concerned }),
  ['1.0.0', '1.1.0'],
);

export const activityCalledOff = event(
  'activity.called_off',
  { zh: '活动取消', en: 'Activity called off' },
  record({
    ...ofActivity,
    starts_at: optional(instant('原定开始时间', 'When it was to start')),
    ...concerned,
  }),
  ['1.0.0', '1.1.0'],
);

export const activityAttendanceRecorded = event(
  'activity.attendance_recorded',
  { zh: '活动出席', en: 'Activity attendance recorded' },
  record({
    ...ofActivity,
    attendance: list(
      record({
        ...attendee,
        persons: count('人数', 'Persons'),
        hours: Type.Number({
          minimum: 0,
          maximum: 10_000,
          description: '人均学时或服务小时 / Hours per person',
        }),
      }),
      '出席情况，以最近一次为准',
      'Entries as last recorded; a later entry of the same organisation replaces the earlier one',
    ),
  }),
);

export const activityOutcomeRecorded = event(
  'activity.outcome_recorded',
  { zh: '活动成果', en: 'Something came of an activity' },
  record({
    ...ofActivity,
    outcome_id: uuid('成果编号', 'Outcome id'),
    kind: choice(
      [
        'match',
        'agreement',
        'project_talks',
        'progress_report',
        'outlook',
        'plan_explained',
        'solution',
        'solved_on_the_spot',
        'question_raised',
        'study_result',
        'joint_action',
        'shared_resource',
        'joint_team',
        'relation_straightened',
        'survey_report',
      ],
      '成果类别：撮合、达成合作、合作商洽、进展通报、前沿展望、规划宣介、解决方案、现场解决、由此吹哨、联学成果、联办实事、共享资源、共建队伍、理顺关系、调查报告',
      'Kind of outcome',
    ),
    count: ordinal('件数', 'How many of the kind'),
    ticket_ids: list(
      uuid('哨件', 'Ticket'),
      '解决或由此吹哨的哨件',
      'Whistles that were solved, or raised from it',
    ),
    supplier_enterprise_id: optional(slug('企业', 'Enterprise that supplies, of a match')),
    buyer_enterprise_id: optional(slug('企业', 'Enterprise that buys, of a match')),
  }),
  ['1.0.0', '1.1.0'],
);

export const activityOutcomeWithdrawn = event(
  'activity.outcome_withdrawn',
  { zh: '活动成果撤回', en: 'An outcome was withdrawn: it does not count' },
  record({ ...ofActivity, outcome_id: uuid('成果编号', 'Outcome id') }),
);
