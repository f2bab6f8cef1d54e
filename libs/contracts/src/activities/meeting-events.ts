import {
  choice,
  common,
  count,
  day,
  instant,
  list,
  ordinal,
  optional,
  orNull,
  record,
  slug,
  uuid,
} from '../fields.js';
import { onTopic } from '../event-definition.js';
import { modelCodes } from './model-codes.js';

const event = onTopic('muster.activities.v1');
const ofMeeting = { ...common, meeting_id: uuid('会议编号（键）', 'Meeting id, the key') };

/** Who attended: exactly one of the three ids. */
export const attendee = {
  unit_id: optional(slug('单位', 'Unit')),
  enterprise_id: optional(slug('企业', 'Enterprise')),
  party_organisation_id: optional(slug('党组织', 'Party organisation')),
};

export const meetingScheduled = event(
  'meeting.scheduled',
  { zh: '会议召集', en: 'Meeting scheduled' },
  record({
    ...ofMeeting,
    kind: choice(
      ['joint_conference', 'council_meeting', 'report_to_entrepreneurs', 'coordination'],
      '会议类别：联席会、理事会、向企业家汇报、协调会',
      'Kind of meeting',
    ),
    starts_at: instant('开始时间', 'When it starts'),
    convenor_unit_id: slug('召集单位', 'Convening unit'),
    invited_unit_ids: list(slug('单位', 'Unit'), '应邀单位', 'Invited units'),
    ...modelCodes,
  }),
  ['1.0.0', '1.1.0'],
);

export const meetingCodesSet = event(
  'meeting.codes_set',
  { zh: '会议所属运行机制更正', en: 'Where a meeting stands in the operating model was said anew' },
  record(
    { ...ofMeeting, ...modelCodes },
    {
      zh: '取代此前所述；缺省者即无',
      en: 'Replaces what was said before; what is absent is not so any more',
    },
  ),
);

export const meetingRescheduled = event(
  'meeting.rescheduled',
  { zh: '会议改期或易地', en: 'Meeting moved to another time or place' },
  record({ ...ofMeeting, starts_at: instant('现定开始时间', 'When it starts now') }),
);

export const meetingCalledOff = event(
  'meeting.called_off',
  { zh: '会议取消', en: 'Meeting called off' },
  record(ofMeeting),
);

export const meetingAgendaItemAdded = event(
  'meeting.agenda_item_added',
  { zh: '列入议题', en: 'Agenda item added' },
  record({
    ...ofMeeting,
    agenda_item_id: uuid('议题编号', 'Agenda item id'),
    position: ordinal('议题序号', 'Place on the agenda'),
    ticket_id: orNull(uuid('关联哨件', 'Ticket it is about')),
  }),
);

export const meetingDecisionRecorded = event(
  'meeting.decision_recorded',
  { zh: '会议决定', en: 'Decision recorded' },
  record({
    ...ofMeeting,
    decision_id: uuid('决定编号', 'Decision id'),
    agenda_item_id: orNull(uuid('议题编号', 'Agenda item')),
    ticket_id: orNull(uuid('关联哨件', 'Ticket it is about')),
    owner_unit_id: slug('责任单位', 'Unit that owns it'),
    due_on: orNull(day('完成期限', "Due day in the alliance's time zone")),
    decision_no: optional(ordinal('本次会议的第几项决定', 'Which decision of the meeting, from 1')),
    held_on: optional(day('会议日期', "The meeting's day in the alliance's time zone")),
  }),
  ['1.0.0', '1.1.0'],
);

const ofDecision = {
  ...ofMeeting,
  decision_id: uuid('决定编号', 'Decision id'),
  owner_unit_id: slug('责任单位', 'Unit that owns it'),
  due_on: orNull(day('完成期限', "Due day in the alliance's time zone")),
};

export const meetingDecisionCarriedOut = event(
  'meeting.decision_carried_out',
  { zh: '会议决定登记落实', en: 'Decision reported as carried out' },
  record(ofDecision),
);

export const meetingDecisionReopened = event(
  'meeting.decision_reopened',
  { zh: '会议决定退回重新落实', en: 'Decision to be carried out after all' },
  record(ofDecision),
);

export const meetingDecisionOverdue = event(
  'meeting.decision_overdue',
  { zh: '会议决定逾期未落实', en: 'Decision not carried out by its due day' },
  record(ofDecision),
);

export const meetingAttendanceRecorded = event(
  'meeting.attendance_recorded',
  { zh: '会议出席', en: 'Meeting attendance recorded' },
  record({
    ...ofMeeting,
    attendance: list(
      record({ ...attendee, persons: count('人数', 'Persons') }),
      '出席情况，以最近一次为准',
      'Entries as last recorded; a later entry of the same organisation replaces the earlier one',
    ),
  }),
);
