import { ApiProperty } from '@nestjs/swagger';
import type { Identity } from '@muster/auth';
import type { Stored } from '@muster/recording';
import {
  type AnswerKind,
  ANSWERS,
  type CalledOrganisation,
  type Mobilisation,
  type Organisation,
  type Outcome,
  OUTCOMES,
  type Totals,
  totalsOf,
} from '../domain/mobilisation.js';
import { Actions } from '../looking-up/possible-actions.js';
import { publicOrganisation } from '../publishing/public-mobilisation-event.js';
import {
  CALLED_ACTIONS,
  calledActions,
  MOBILISATION_ACTIONS,
  mobilisationActions,
} from './mobilisation-actions.js';
import { isOneOf, seesAllOf } from './mobilisation-rights.js';

const nullable = (description: string, more: object = {}) =>
  ({ type: String, nullable: true, description, ...more }) as const;
const instant = (description: string) => nullable(description, { format: 'date-time' });

/** An organisation that is called, and what it has answered last. */
export class CalledOrganisationView {
  @ApiProperty({ required: false, description: '单位 / unit' })
  unit_id?: string;
  @ApiProperty({ required: false, description: '党组织 / party organisation' })
  party_organisation_id?: string;
  @ApiProperty({
    enum: ANSWERS,
    nullable: true,
    type: String,
    description: '答复；尚未答复为空 / answer; null before there is one',
  })
  answer: AnswerKind | null;
  @ApiProperty({ type: 'integer', nullable: true, description: '人数 / persons' })
  persons: number | null;
  @ApiProperty(
    nullable('说明；只有本组织与理事会、派单员可见 / note; null to other organisations that are called'),
  )
  note: string | null;
  @ApiProperty(instant('首次答复时间 / when it answered first, UTC'))
  answered_at: string | null;
  @ApiProperty(instant('最近一次更改答复的时间；未更改为空 / when it changed its answer last, UTC'))
  changed_at: string | null;
  @Actions(CALLED_ACTIONS)
  actions: string[];
}

/** A mobilisation in a list. */
export class MobilisationSummaryView {
  @ApiProperty({ format: 'uuid', description: '动员编号 / id' })
  id: string;
  @ApiProperty({ description: '动员事项 / what it is about' })
  title: string;
  @ApiProperty(nullable('地点 / place'))
  place: string | null;
  @ApiProperty({ format: 'date-time', description: '发出时间 / when it was called, UTC' })
  called_at: string;
  @ApiProperty({ format: 'date-time', description: '到位时间 / by when it is to be done, UTC' })
  due_at: string;
  @ApiProperty({ format: 'date-time', description: '请于此前答复 / by when to answer, UTC' })
  answer_by: string;
  @ApiProperty(instant('结束时间；进行中为空 / when it ended, UTC; null while it goes on'))
  ended_at: string | null;
  @ApiProperty({
    enum: OUTCOMES,
    nullable: true,
    type: String,
    description: '结果；进行中为空 / how it ended; null while it goes on',
  })
  outcome: Outcome | null;
  @ApiProperty({ type: 'integer', description: '动员的组织数 / organisations called' })
  called: number;
  @ApiProperty({ type: 'integer', description: '已答复的组织数 / organisations that have answered' })
  answered: number;
  @ApiProperty({ type: 'integer', description: '其中参加的组织数 / how many of them come' })
  coming: number;
  @ApiProperty({ type: 'integer', description: '参加人数合计 / persons who come' })
  persons: number;
  @ApiProperty({ description: '本组织尚未答复 / an answer of your own is missing' })
  awaits_you: boolean;
  @ApiProperty({ description: '版本，同 ETag / version, as in ETag' })
  version: number;
}

/** A mobilisation with what the organisations have answered. */
export class MobilisationView extends MobilisationSummaryView {
  @ApiProperty({ description: '具体要求 / what is asked' })
  text: string;
  @ApiProperty(instant('提醒尚未答复者的时间 / when those that had not answered were reminded, UTC'))
  reminded_at: string | null;
  @ApiProperty(nullable('结束时的说明 / what was said when it ended'))
  reason: string | null;
  @ApiProperty({
    type: [CalledOrganisationView],
    description:
      '理事会、派单员看到全部组织；被动员的组织看到本组织及已答复的组织 / all of them to council and dispatchers; to those that are called their own, and those that have answered',
  })
  organisations: CalledOrganisationView[];
  @Actions(MOBILISATION_ACTIONS)
  actions: string[];
}

export class MobilisationPage {
  @ApiProperty({ type: [MobilisationSummaryView] })
  items: MobilisationSummaryView[];
  @ApiProperty({ type: String, nullable: true, description: '下一页游标 / cursor of the next page' })
  next_cursor: string | null;
}

/** What everybody who may see one sees of it. @param own organisations of the reader's. */
export function summarizeMobilisation(
  { state, version, totals }: Stored<Mobilisation> & { readonly totals: Totals },
  own: readonly Organisation[],
): MobilisationSummaryView {
  const { id, title, place, calledAt, dueAt, answerBy, ended, organisations } = state;
  return {
    ...{ id, title, place, called_at: calledAt, due_at: dueAt, answer_by: answerBy },
    ended_at: ended?.at ?? null,
    outcome: ended?.outcome ?? null,
    ...totals,
    awaits_you: !ended && organisations.some((called) => !called.acknowledged && isOneOf(own, called)),
    version,
  };
}

/** A mobilisation for a reader: who has not answered, and why somebody does not come, is told to the office only (ADR-0233). */
export function presentMobilisation(
  who: Identity,
  stored: Stored<Mobilisation>,
  own: readonly Organisation[],
): MobilisationView {
  const { state } = stored;
  return {
    ...summarizeMobilisation({ ...stored, totals: totalsOf(state) }, own),
    text: state.text,
    reminded_at: state.remindedAt ?? null,
    reason: state.ended?.reason ?? null,
    organisations: state.organisations
      .filter((called) => called.acknowledged || seesAllOf(who, called, own))
      .map((called) => presentCalled(who, state, called, own)),
    actions: mobilisationActions(who, state),
  };
}

function presentCalled(
  who: Identity,
  mobilisation: Mobilisation,
  called: CalledOrganisation,
  own: readonly Organisation[],
): CalledOrganisationView {
  const { answer, persons, note, firstAt, at } = called.acknowledged ?? {};
  return {
    ...publicOrganisation(called),
    answer: answer ?? null,
    persons: persons ?? null,
    note: seesAllOf(who, called, own) ? (note ?? null) : null,
    answered_at: firstAt ?? null,
    changed_at: at === firstAt ? null : (at ?? null),
    actions: calledActions(who, mobilisation, called, own),
  };
}
