import { ApiProperty } from '@nestjs/swagger';
import type { Identity } from '@muster/auth';
import type { Stored } from '@muster/recording';
import { type Activity, personHours } from '../domain/activity.js';
import { hoursOf } from '../domain/activity-kind.js';
import { publicHours } from '../publishing/public-attendance.js';
import { calledOffAt, calledOffReason, MeetingAttendanceView } from './meeting.view.js';
import { Actions, ACTIVITY_ACTIONS, activityActions } from './possible-actions.js';

export class ActivityAttendanceView extends MeetingAttendanceView {
  @ApiProperty({ description: '人均学时或小时 / hours per person' })
  hours: number;
}

/** An activity in a list. */
export class ActivitySummaryView {
  @ApiProperty({ format: 'uuid', description: '活动编号 / id' })
  id: string;
  @ApiProperty({ description: '类别 / kind', example: 'secretary_training' })
  kind: string;
  @ApiProperty({
    description: '学时、服务小时或仅出席 / what hours are: training, service or presence',
    example: 'training',
  })
  hours_count_as: string;
  @ApiProperty({ description: '名称 / title' })
  title: string;
  @ApiProperty({ type: String, nullable: true, description: '地点 / place' })
  place: string | null;
  @ApiProperty({ format: 'date-time', description: '现定开始时间 / start as it is now, UTC' })
  starts_at: string;
  @ApiProperty(calledOffAt)
  called_off_at: string | null;
  @ApiProperty({ type: [String], description: '主办单位 / host units' })
  host_unit_ids: string[];
  @ApiProperty({ type: String, nullable: true, description: '平台代码 / platform' })
  platform_code: string | null;
  @ApiProperty({ type: String, nullable: true, description: '机制代码 / mechanism' })
  mechanism_code: string | null;
  @ApiProperty({ description: '版本，同 ETag / version, as in ETag' })
  version: number;
}

/** An activity with its attendance. */
export class ActivityView extends ActivitySummaryView {
  @ApiProperty({ type: [ActivityAttendanceView] })
  attendance: ActivityAttendanceView[];
  @ApiProperty({ description: '人次×小时合计（所示出席） / persons × hours over the attendance shown' })
  person_hours: number;
  @ApiProperty(calledOffReason)
  called_off_reason: string | null;
  @Actions(ACTIVITY_ACTIONS)
  actions: string[];
}

export class ActivityPage {
  @ApiProperty({ type: [ActivitySummaryView] })
  items: ActivitySummaryView[];
  @ApiProperty({ type: String, nullable: true, description: '下一页游标 / cursor of the next page' })
  next_cursor: string | null;
}

export function summarizeActivity({ state, version }: Stored<Activity>): ActivitySummaryView {
  return {
    id: state.id,
    kind: state.kind,
    hours_count_as: hoursOf(state.kind),
    title: state.title,
    place: state.place,
    starts_at: state.startsAt,
    called_off_at: state.calledOff?.at ?? null,
    host_unit_ids: [...state.hostUnitIds],
    platform_code: state.platformCode,
    mechanism_code: state.mechanismCode,
    version,
  };
}

/** An activity for a reader; an enterprise sees its own attendance only (ADR-0045). */
export function presentActivity(who: Identity, stored: Stored<Activity>): ActivityView {
  const shown = stored.state.attendance.filter(
    ({ kind, id }) => who.role !== 'enterprise' || (kind === 'enterprise' && id === who.enterpriseId),
  );
  return {
    ...summarizeActivity(stored),
    attendance: shown.map(publicHours),
    person_hours: personHours(shown),
    called_off_reason: stored.state.calledOff?.reason ?? null,
    actions: activityActions(who, stored.state),
  };
}

/** For the OpenAPI document. */
export const activityExample = {
  id: '0198f0f4-1c00-7a10-8000-000000000030',
  kind: 'secretary_training',
  hours_count_as: 'training',
  title: '党组织书记轮训第三期',
  place: null,
  starts_at: '2026-12-05T01:00:00.000Z',
  called_off_at: null,
  host_unit_ids: ['council-secretariat'],
  platform_code: 'service_centre',
  mechanism_code: null,
  version: 2,
  attendance: [{ unit_id: 'customs', persons: 3, hours: 8 }],
  person_hours: 24,
  called_off_reason: null,
  actions: ['record_attendance'],
};

/** The same before it is held. */
export const arrangedActivityExample = {
  ...activityExample,
  attendance: [],
  person_hours: 0,
  actions: [...ACTIVITY_ACTIONS],
  version: 1,
};
