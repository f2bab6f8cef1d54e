import { ApiProperty } from '@nestjs/swagger';
import type { Identity } from '@muster/auth';
import type { Stored } from '@muster/recording';
import { type Activity, personHours, purposeOf } from '../domain/activity.js';
import { hoursOf } from '../domain/activity-kind.js';
import { PAIRINGS, THEMES } from '../domain/activity-purpose.js';
import { isOpenForSignUp, placesLeft, signUpEnds } from '../domain/sign-up.js';
import { actsFor } from '../organisations/acts-for.js';
import { answersForActivity } from '../outcomes/outcome-rights.js';
import { outcomeExample, OutcomeView, presentOutcomes } from '../outcomes/outcome.view.js';
import { modelCodesExample, ModelCodesView, presentCodes } from '../model-codes/model-codes.view.js';
import { publicAttendance, publicHours } from '../publishing/public-attendance.js';
import { ACTIVITY_ACTIONS, activityActions, type Moment } from './activity-actions.js';
import { calledOffAt, calledOffReason, MeetingAttendanceView } from './meeting.view.js';
import { Actions } from './possible-actions.js';
import { uuid } from './uuid.property.js';
import { presentTicket, ticketExample, TicketOnAgenda, type Tickets } from './ticket.view.js';

export class ActivityAttendanceView extends MeetingAttendanceView {
  @ApiProperty({ description: '人均学时或小时 / hours per person' })
  hours: number;
}

/** Whether, until when and for how many an activity asks to sign up. */
export class SignUpView {
  @ApiProperty({
    format: 'date-time',
    description: '报名截止，最迟至活动开始 / when signing up ends, at the latest with the start, UTC',
  })
  until: string;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: '名额（人）；空为不限 / places; null: no limit',
  })
  places: number | null;
  @ApiProperty({ type: 'integer', nullable: true, description: '剩余名额 / places that are left' })
  places_left: number | null;
  @ApiProperty({ description: '现在可以报名 / organisations may sign up now' })
  open: boolean;
}

/** An activity in a list. */
export class ActivitySummaryView extends ModelCodesView {
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
  @ApiProperty({ type: String, nullable: true, description: '所为项目 / project that it is for' })
  project_id: string | null;
  @ApiProperty({ type: String, enum: PAIRINGS, nullable: true, description: '结对类型 / pairing' })
  pairing: string | null;
  @ApiProperty({
    type: String,
    enum: THEMES,
    nullable: true,
    description: '志愿服务主题 / theme of volunteering',
  })
  theme_code: string | null;
  @ApiProperty(uuid('所属专项或系列 / special action or series that it belongs to', true))
  campaign_id: string | null;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: '第几期；不属于任何专项或系列为空 / its number there; null when it belongs to none',
  })
  campaign_number: number | null;
  @ApiProperty({
    type: SignUpView,
    nullable: true,
    description: '报名；空为不需要 / sign-up; null: not needed',
  })
  sign_up: SignUpView | null;
  @ApiProperty({ description: '版本，同 ETag / version, as in ETag' })
  version: number;
}

/** An activity with what it is about, who signed up, who came and what came of it. */
export class ActivityView extends ActivitySummaryView {
  @ApiProperty({
    type: [TicketOnAgenda],
    description:
      '相关哨件及其当前状态；企业只见本企业的 / whistles that it is about; to an enterprise its own',
  })
  tickets: TicketOnAgenda[];
  @ApiProperty({
    type: [MeetingAttendanceView],
    description:
      '已报名的组织；主办单位、理事会、派单员以外只见自己的 / who signed up; to others than hosts and office their own',
  })
  sign_ups: MeetingAttendanceView[];
  @ApiProperty({ type: [ActivityAttendanceView] })
  attendance: ActivityAttendanceView[];
  @ApiProperty({ description: '人次×小时合计（所示出席） / persons × hours over the attendance shown' })
  person_hours: number;
  @ApiProperty({ type: [OutcomeView], description: '成果 / what came of it' })
  outcomes: OutcomeView[];
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

/** What everybody of the alliance sees of an activity. @param now as `toISOString` writes it. */
export function summarizeActivity({ state, version }: Stored<Activity>, now: string): ActivitySummaryView {
  const { projectId, pairing, themeCode, campaign } = purposeOf(state);
  return {
    id: state.id,
    kind: state.kind,
    hours_count_as: hoursOf(state.kind),
    title: state.title,
    place: state.place,
    starts_at: state.startsAt,
    called_off_at: state.calledOff?.at ?? null,
    host_unit_ids: [...state.hostUnitIds],
    ...presentCodes(state),
    project_id: projectId,
    pairing,
    theme_code: themeCode,
    campaign_id: campaign?.id ?? null,
    campaign_number: campaign?.number ?? null,
    sign_up: signUpView(state, now),
    version,
  };
}

function signUpView(activity: Activity, now: string): SignUpView | null {
  const until = signUpEnds(activity);
  if (until === undefined) return null;
  return {
    until,
    places: activity.signUpAsked!.places,
    places_left: placesLeft(activity),
    open: isOpenForSignUp(activity, now),
  };
}

/** What an answer depends on besides. */
export interface Surroundings extends Moment {
  /** Those that the activity or its outcomes name. */
  readonly tickets: Tickets;
}

/**
 * An activity for a reader. An enterprise sees of attendance, sign-ups and whistles its own (ADR-0045); who signed up is for the hosts and the
 * office, to others their own (ADR-0236).
 */
export function presentActivity(
  who: Identity,
  stored: Stored<Activity>,
  { tickets, ...moment }: Surroundings,
): ActivityView {
  const { state } = stored;
  const shown = state.attendance.filter(
    ({ kind, id }) => who.role !== 'enterprise' || (kind === 'enterprise' && id === who.enterpriseId),
  );
  const seesAll = answersForActivity(who, state);
  return {
    ...summarizeActivity(stored, moment.now),
    tickets: purposeOf(state).ticketIds.flatMap((id) => presentTicket(who, id, tickets) ?? []),
    sign_ups: (state.signUps ?? [])
      .filter((entry) => seesAll || actsFor(who, entry, moment.unitOfParty))
      .map(publicAttendance),
    attendance: shown.map(publicHours),
    person_hours: personHours(shown),
    outcomes: presentOutcomes(who, state, tickets),
    called_off_reason: state.calledOff?.reason ?? null,
    actions: activityActions(who, state, moment),
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
  ...modelCodesExample,
  project_id: 'terminal-phase-2',
  pairing: null,
  theme_code: null,
  campaign_id: '0198f0f4-1c00-7a10-8000-000000000081',
  campaign_number: 3,
  sign_up: { until: '2026-12-04T09:00:00.000Z', places: 40, places_left: 37, open: false },
  version: 2,
  tickets: [ticketExample],
  sign_ups: [{ unit_id: 'customs', persons: 3 }],
  attendance: [{ unit_id: 'customs', persons: 3, hours: 8 }],
  person_hours: 24,
  outcomes: [outcomeExample],
  called_off_reason: null,
  actions: ['record_attendance', 'record_outcome', 'set_purpose'],
};

/** The same before it is held. */
export const arrangedActivityExample = {
  ...activityExample,
  sign_up: { ...activityExample.sign_up, places_left: 40, open: true },
  sign_ups: [],
  attendance: [],
  person_hours: 0,
  outcomes: [],
  actions: ['sign_up', 'record_attendance', 'set_purpose', 'ask_sign_up', 'reschedule', 'call_off'],
  version: 1,
};
