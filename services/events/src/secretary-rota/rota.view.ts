import { ApiProperty } from '@nestjs/swagger';
import type { Identity } from '@muster/auth';
import type { DirectorySnapshot } from '@muster/directory';
import { PERS } from '../domain/period.js';
import { AUDIENCES, type SecretaryRota, servedBy, type Turn } from '../domain/secretary-rota.js';
import { Actions } from '../looking-up/possible-actions.js';
import type { ThemeDay } from '../persistence/secretary-rota.store.js';
import { ROTA_ACTIONS, rotaActions, TURN_ACTIONS, turnActions } from './rota-actions.js';

export const TURN_STATES = ['ended', 'current', 'ahead'] as const;
type TurnState = (typeof TURN_STATES)[number];

export class SecretaryOfView {
  @ApiProperty({ description: '党组织编号 / id of the party organisation' })
  party_organisation_id: string;
  @ApiProperty({
    description: '名称；已不在名录中时为编号 / its name; the id when the directory has it no more',
  })
  name_zh: string;
  @ApiProperty({ description: '英文名称 / its name in English' })
  name_en: string;
}

export class ThemeDayView {
  @ApiProperty({ format: 'uuid', description: '活动编号 / id of the activity' })
  id: string;
  @ApiProperty({ description: '名称 / title' })
  title: string;
  @ApiProperty({ format: 'date-time', description: '开始时间 / start, UTC' })
  starts_at: string;
  @ApiProperty({ description: '已登记有人出席 / somebody is on record as present' })
  held: boolean;
}

export class FeedbackView {
  @ApiProperty({ enum: AUDIENCES, description: '企业、党员、职工 / enterprises, members, staff' })
  audience: string;
  @ApiProperty({ description: '答复人数 / how many answered' })
  answers: number;
  @ApiProperty({ description: '认可人数 / how many of them approve' })
  approving: number;
}

/** One secretary's turn. */
export class TurnView extends SecretaryOfView {
  @ApiProperty({ format: 'date', description: '首日 / first day', example: '2026-12-01' })
  starts_on: string;
  @ApiProperty({ format: 'date', description: '末日（含） / last day, included', example: '2026-12-31' })
  ends_on: string;
  @ApiProperty({ enum: TURN_STATES, description: '已结束、本期、未开始 / over, now, still to come' })
  state: TurnState;
  @ApiProperty({
    enum: ['planned', 'swapped', 'replaced'],
    description: '排定、对调、代为 / how it came about',
  })
  cause: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: '代为的原因；企业不可见 / why somebody stands in; not for enterprises',
  })
  reason: string | null;
  @ApiProperty({ description: '其中法定节假日天数 / public holidays among its days' })
  holidays: number;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: '交接时间 / when it was handed over',
  })
  handed_over_at: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: '交接事项；企业不可见 / what was handed over; not for enterprises',
  })
  handover_note: string | null;
  @ApiProperty({ type: [FeedbackView], description: '三方反馈 / what the three audiences said' })
  feedback: FeedbackView[];
  @ApiProperty({
    type: [ThemeDayView],
    description: '本期联合主题党日，未取消的 / joint theme days in this turn that were not called off',
  })
  theme_days: ThemeDayView[];
  @Actions(TURN_ACTIONS)
  actions: string[];
}

/** Who takes turns, and what each has served. */
export class ParticipantView extends SecretaryOfView {
  @ApiProperty({ description: '已轮与已排期数 / turns served and planned' })
  turns: number;
  @ApiProperty({ description: '其中法定节假日天数 / public holidays among them' })
  holidays: number;
}

/** The rotating secretary duty of an alliance. */
export class SecretaryRotaView {
  @ApiProperty({
    enum: PERS,
    nullable: true,
    description: '轮值期；未定时为 null / length of a turn; null before it was set',
  })
  turn_length: string | null;
  @ApiProperty({ type: [ParticipantView], description: '参加轮值的党组织 / whose secretaries take turns' })
  participants: ParticipantView[];
  @ApiProperty({ type: [TurnView], description: '轮值期，最近的在前 / turns, latest first' })
  turns: TurnView[];
  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      '此刻待受理、派发的哨件数；企业不可见 / whistles that wait to be looked at and dispatched; not for enterprises',
  })
  at_intake: number | null;
  @ApiProperty({ description: '版本，同 ETag；未定时为 0 / version, as in ETag; 0 before it was set' })
  version: number;
  @Actions(ROTA_ACTIONS)
  actions: string[];
}

/** What is shown besides the rota itself. */
export interface AroundRota {
  readonly directory: DirectorySnapshot;
  /** Local day `YYYY-MM-DD`. */
  readonly today: string;
  readonly themeDays: ReadonlyMap<string, readonly ThemeDay[]>;
  readonly atIntake: number;
}

/** The rota for a reader. Enterprises see whose turn it is and what came of it, not what secretaries tell each other. */
export function presentRota(
  who: Identity,
  stored: { readonly state: SecretaryRota; readonly version: number } | undefined,
  around: AroundRota,
): SecretaryRotaView {
  const rota = stored?.state;
  return {
    turn_length: rota?.turnLength ?? null,
    participants: (rota?.partyOrganisationIds ?? []).map((id) => ({
      ...secretaryOf(id, around.directory),
      ...servedBy(rota!, id),
    })),
    turns: (rota?.turns ?? []).map((turn) => presentTurn(who, turn, around)).reverse(),
    at_intake: who.role === 'enterprise' ? null : around.atIntake,
    version: stored?.version ?? 0,
    actions: rotaActions(who),
  };
}

function presentTurn(who: Identity, turn: Turn, { directory, today, themeDays }: AroundRota): TurnView {
  const state = stateOf(turn, today);
  const isInside = who.role !== 'enterprise';
  return {
    ...secretaryOf(turn.partyOrganisationId, directory),
    starts_on: turn.startsOn,
    ends_on: turn.endsOn,
    state,
    cause: turn.cause,
    reason: (isInside && turn.reason) || null,
    holidays: turn.holidays,
    handed_over_at: turn.handedOver?.at ?? null,
    handover_note: (isInside && turn.handedOver?.note) || null,
    feedback: [...turn.feedback],
    theme_days: (themeDays.get(turn.startsOn) ?? []).map(({ id, title, startsAt, held }) => ({
      ...{ id, title, starts_at: startsAt.toISOString(), held },
    })),
    actions: turnActions(who, state, turn),
  };
}

function stateOf({ startsOn, endsOn }: Turn, today: string): TurnState {
  if (startsOn > today) return 'ahead';
  return endsOn < today ? 'ended' : 'current';
}

function secretaryOf(id: string, directory: DirectorySnapshot): SecretaryOfView {
  const organisation = directory.partyOrganisation(id);
  return {
    party_organisation_id: id,
    name_zh: organisation?.name_zh ?? id,
    name_en: organisation?.name_en ?? id,
  };
}

const oils = { name_zh: '油脂产业联盟党支部', name_en: 'Oils and fats alliance branch' };
const machinery = { name_zh: '工程机械产业联盟党支部', name_en: 'Construction machinery alliance branch' };

/** For the OpenAPI document. */
export const rotaExample = {
  turn_length: 'month',
  participants: [
    { party_organisation_id: 'oils-and-fats-branch', ...oils, turns: 1, holidays: 0 },
    { party_organisation_id: 'construction-machinery-branch', ...machinery, turns: 1, holidays: 1 },
  ],
  turns: [
    {
      party_organisation_id: 'construction-machinery-branch',
      ...machinery,
      ...{ starts_on: '2027-01-01', ends_on: '2027-01-31', state: 'ahead', cause: 'planned', reason: null },
      ...{ holidays: 1, handed_over_at: null, handover_note: null, feedback: [], theme_days: [] },
      actions: ['replace', 'swap'],
    },
    {
      party_organisation_id: 'oils-and-fats-branch',
      ...oils,
      ...{ starts_on: '2026-12-01', ends_on: '2026-12-31', state: 'current', cause: 'planned', reason: null },
      ...{ holidays: 0, handed_over_at: null, handover_note: null },
      feedback: [{ audience: 'enterprises', answers: 24, approving: 21 }],
      theme_days: [
        {
          id: '0198f0f4-1c00-7a10-8000-000000000031',
          title: '联合主题党日：夜间通关现场办公',
          starts_at: '2026-12-12T01:00:00.000Z',
          held: false,
        },
      ],
      actions: [...TURN_ACTIONS].filter((action) => action !== 'swap'),
    },
  ],
  at_intake: 2,
  version: 4,
  actions: [...ROTA_ACTIONS],
};
