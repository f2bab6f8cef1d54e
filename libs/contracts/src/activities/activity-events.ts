import Type from 'typebox';
import { code, common, count, instant, list, optional, record, slug, uuid } from '../fields.js';
import { onTopic } from '../event-definition.js';
import { attendee } from './meeting-events.js';

const event = onTopic('muster.activities.v1');
const ofActivity = { ...common, activity_id: uuid('活动编号（键）', 'Activity id, the key') };

export const activityPlanned = event(
  'activity.planned',
  { zh: '活动计划', en: 'Activity planned' },
  record({
    ...ofActivity,
    kind: code('活动类别', 'Kind of activity'),
    starts_at: instant('开始时间', 'When it starts'),
    host_unit_ids: list(slug('单位', 'Unit'), '主办单位', 'Host units'),
    platform_code: optional(code('平台代码', 'Platform of the operating model')),
    mechanism_code: optional(code('机制代码', 'Mechanism of the operating model')),
  }),
);

export const activityRescheduled = event(
  'activity.rescheduled',
  { zh: '活动改期或易地', en: 'Activity moved to another time or place' },
  record({ ...ofActivity, starts_at: instant('现定开始时间', 'When it starts now') }),
);

export const activityCalledOff = event(
  'activity.called_off',
  { zh: '活动取消', en: 'Activity called off' },
  record(ofActivity),
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
