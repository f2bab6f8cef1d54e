import type { Bilingual } from '@muster/http';
import { LONGEST_BOOKING_DAYS } from '../domain/decide-resource.js';
import { FARTHEST_DUE_DAYS, MOST_CALLED } from '../domain/decide-mobilisation.js';
import { KEPT_DAYS } from '../domain/resource.js';

/** What is said about a reference or a field that does not fit; by code. */
export const referenceTexts: Readonly<Record<string, Bilingual>> = {
  unknown_unit: { zh: '名录中没有此单位', en: 'the directory has no such unit' },
  inactive_unit: { zh: '该单位已停用', en: 'the unit is not active' },
  unknown_enterprise: { zh: '名录中没有此企业', en: 'the directory has no such enterprise' },
  inactive_enterprise: { zh: '该企业已停用', en: 'the enterprise is not active' },
  unknown_party_organisation: {
    zh: '名录中没有此党组织',
    en: 'the directory has no such party organisation',
  },
  no_convening_right: {
    zh: '该单位没有召集权；请由召集单位或牵头单位召集',
    en: 'the unit has no convening right: the convenor or a lead unit convenes',
  },
  unknown_platform: {
    zh: '联盟运行机制中没有此平台',
    en: "the alliance's operating model has no such platform",
  },
  unknown_mechanism: {
    zh: '联盟运行机制中没有此机制',
    en: "the alliance's operating model has no such mechanism",
  },
  unknown_model_code: {
    zh: '联盟运行机制的该标题下没有此代码；请从名录所列中选择',
    en: "the alliance's operating model has no such code under that heading: choose one that the directory lists",
  },
  unknown_project: { zh: '名录中没有此项目', en: 'the directory has no such project' },
  theme_of_volunteering: {
    zh: '只有志愿服务活动可填主题',
    en: 'only volunteering has a theme',
  },
  sign_up_before_start: {
    zh: '报名截止须早于活动开始',
    en: 'signing up has to end before the activity starts',
  },
  places_without_sign_up: {
    zh: '填写名额的，须同时填写报名截止时间',
    en: 'places need `sign_up_until`: until when organisations may sign up',
  },
  places_taken: {
    zh: '已报名人数多于此名额',
    en: 'more persons have signed up than that',
  },
  supplier_and_buyer: {
    zh: '撮合须填写供应企业与采购企业',
    en: 'a match names the enterprise that supplies and the one that buys',
  },
  same_enterprise: {
    zh: '供应企业与采购企业须为两家',
    en: 'supplier and buyer are two enterprises',
  },
  only_of_matches: {
    zh: '只有撮合填写此项',
    en: 'only a match says this',
  },
  ticket_needed: {
    zh: '请选择由此吹响的哨件；尚未吹哨的，请先吹哨',
    en: 'name the whistles that were raised from it: blow them first',
  },
  count_as_named: {
    zh: '撮合每次登记一对，由此吹哨按所选哨件计，其他类别不得少于所选哨件数；可不填',
    en: 'a match is one, whistles raised count as many as are named, and others no fewer: it may be left out',
  },
  span_too_long: { zh: '一次最多汇总 366 天', en: 'at most 366 days are summed up at once' },
  unknown_ticket: { zh: '没有此哨件', en: 'there is no such ticket' },
  exactly_one_organisation: {
    zh: '请填写单位、企业、党组织三者之一',
    en: 'name exactly one of unit_id, enterprise_id, party_organisation_id',
  },
  unit_or_party_organisation: {
    zh: '请填写单位或党组织之一',
    en: 'name either unit_id or party_organisation_id',
  },
  unknown_industry_alliance: {
    zh: '名录中没有此产业联盟',
    en: 'the directory has no such industry alliance',
  },
  unknown_tier: { zh: '没有此层级的在册单位', en: 'no active unit is of this tier' },
  repeated_attendee: { zh: '同一组织重复出现', en: 'the organisation appears twice' },
  unknown_agenda_item: { zh: '本次会议没有此议题', en: 'the meeting has no such agenda item' },
  other_ticket: { zh: '该议题关联的是另一件哨件', en: 'the agenda item is about another ticket' },
  quorum_out_of_reach: {
    zh: '法定到会单位数多于应到单位',
    en: 'more units than are to come, the convenor among them',
  },
  due_before_meeting: { zh: '期限早于会议日期', en: 'the due day lies before the meeting' },
  due_in_past: { zh: '期限早于今天', en: 'the due day lies before today' },
  not_moved: { zh: '时间与地点均未变', en: 'neither the time nor the place is another' },
  no_such_turn: { zh: '没有自此日开始的轮值期', en: 'no turn begins on this day' },
  same_secretary: {
    zh: '该期本就由此党组织的书记轮值',
    en: 'the turn is that organisation’s already',
  },
  more_approve_than_answer: {
    zh: '认可人数不能多于答复人数',
    en: 'no more can approve than have answered',
  },
  not_in_order: { zh: '起始时间须早于结束时间', en: '`from` must lie before `to`' },
  ends_before_start: { zh: '结束时间须晚于开始时间', en: 'it has to end after it starts' },
  too_long: {
    zh: `一次预订最长 ${LONGEST_BOOKING_DAYS} 天，更长的请分次预订`,
    en: `a booking takes ${LONGEST_BOOKING_DAYS} days at most: book longer ones in parts`,
  },
  in_the_past: {
    zh: '须尚未结束，且开始不早于一小时之前',
    en: 'it must not be over, and not have started more than an hour ago',
  },
  too_far_ahead: {
    zh: '只能预订一年之内的时间',
    en: 'it can be booked up to a year ahead',
  },
  day_to_come: {
    zh: '只能登记今天及以前的到访；已停止提供的，至停止之日',
    en: 'visits are recorded up to today, or up to the day on which it was withdrawn',
  },
  day_too_old: {
    zh: `只能登记最近 ${KEPT_DAYS} 天的到访`,
    en: `visits are recorded of the last ${KEPT_DAYS} days`,
  },
  both_or_neither: {
    zh: 'free_from 与 free_to 须同时填写',
    en: '`free_from` and `free_to` go together',
  },
  not_free_in_order: {
    zh: 'free_from 须早于 free_to',
    en: '`free_from` must lie before `free_to`',
  },
  nobody_called: {
    zh: '没有动员任何组织：请选定全体单位、全体党组织、层级、产业联盟，或指名单位、党组织',
    en: 'nobody is called: choose all units, all party organisations, tiers, industry alliances, or name units or party organisations',
  },
  too_many_called: {
    zh: `一次最多动员 ${MOST_CALLED} 个组织，请分次发出`,
    en: `at most ${MOST_CALLED} organisations are called at once: call them in parts`,
  },
  due_in_the_past: { zh: '到位时间须在此刻之后', en: 'it must lie ahead' },
  due_too_far_ahead: {
    zh: `到位时间须在 ${FARTHEST_DUE_DAYS} 天之内`,
    en: `it can lie ${FARTHEST_DUE_DAYS} days ahead at most`,
  },
  answer_not_in_time: {
    zh: '答复时间须在此刻之后，且不晚于到位时间',
    en: 'it must lie ahead, and not after `due_at`',
  },
  not_called: {
    zh: '此次没有动员该组织，请选择被动员的组织',
    en: 'the organisation is not called this time: choose one that is',
  },
  unknown_campaign: { zh: '没有此专项或系列', en: 'there is no such special action or series' },
  campaign_over: {
    zh: '该专项或系列已结项或已取消，请选择进行中的',
    en: 'it is concluded or called off: choose one that goes on',
  },
  end_needed: { zh: '专项行动须填写结束日期', en: 'a special action needs its last day' },
  ends_before_first_day: { zh: '结束日期早于开始日期', en: 'it ends before it starts' },
  only_actions_are_parts: {
    zh: '只有专项行动可作分项；系列请单独立项',
    en: 'only a special action can be part of another one: a series stands by itself',
  },
  part_of_a_part: {
    zh: '所选本身是分项；只分一级，请选择其所属专项',
    en: 'that is a part itself, and there is one level only: choose what it is part of',
  },
  repeated_indicator: { zh: '同一指标重复出现', en: 'the indicator appears twice' },
  measured_before_before: {
    zh: '治理后的测量日期早于治理前的',
    en: 'it was measured before the value of before was',
  },
  reason_needed: { zh: '请说明原因', en: 'say why' },
  nobody_comes: {
    zh: '不参加的，人数须为 0',
    en: 'who does not come comes with 0 persons',
  },
};
