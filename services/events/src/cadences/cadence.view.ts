import { ApiProperty } from '@nestjs/swagger';
import type { DirectorySnapshot } from '@muster/directory';
import type { Instant } from '@muster/clock';
import { ACTIVITY_KINDS } from '../domain/activity-kind.js';
import {
  type Cadence,
  CADENCE_STATES,
  type CadenceState,
  type Occurrences,
  stateOf,
  warnAt,
} from '../domain/cadence.js';

/** What was due of a mechanism in a period, and how it stands. */
export class CadenceView {
  @ApiProperty({ format: 'uuid', description: '编号 / id' })
  id: string;
  @ApiProperty({ description: '机制代码 / mechanism', example: 'joint_conference' })
  mechanism_code: string;
  @ApiProperty({
    description:
      '机制名称；不在名录中时为活动类别或代码 / its name; of what is not in the directory, that of the kind of activity, or the code',
  })
  name_zh: string;
  @ApiProperty({ description: '机制英文名称 / its name in English' })
  name_en: string;
  @ApiProperty({ description: '周期 / kind of period', example: 'quarter' })
  per: string;
  @ApiProperty({ description: '周期内至少次数 / at least so often in the period', example: 1 })
  times: number;
  @ApiProperty({ description: '周期 / period', example: '2026-Q4' })
  period: string;
  @ApiProperty({ format: 'date-time', description: '周期开始 / start of the period, UTC' })
  starts_at: string;
  @ApiProperty({ format: 'date-time', description: '周期结束 / end of the period, UTC' })
  ends_at: string;
  @ApiProperty({ format: 'date-time', description: '此后提醒 / from when on somebody is warned, UTC' })
  warn_at: string;
  @ApiProperty({
    description: '已举行：有出席或决定为证 / took place, with attendance or decisions on record',
  })
  held: number;
  @ApiProperty({ description: '已召集、未举行 / arranged and still to come' })
  arranged: number;
  @ApiProperty({ description: '已过时间、未记录 / should have taken place, nothing is on record' })
  unrecorded: number;
  @ApiProperty({
    enum: CADENCE_STATES,
    description:
      '未安排、已安排、将至、待补记录、达到、未达 / not arranged, arranged, little time left, to be recorded, held as often as is due, missed',
  })
  state: CadenceState;
}

export class CadencePage {
  @ApiProperty({ type: [CadenceView] })
  items: CadenceView[];
  @ApiProperty({ type: String, nullable: true, description: '下一页游标 / cursor of the next page' })
  next_cursor: string | null;
}

export function presentCadence(
  cadence: Cadence,
  occurrences: Occurrences,
  directory: DirectorySnapshot | undefined,
  now: Instant,
): CadenceView {
  const { mechanismCode: code } = cadence;
  const mechanism = directory?.alliance?.operating_model?.mechanisms.find((each) => each.code === code);
  const kind = ACTIVITY_KINDS.find((each) => each.code === code);
  return {
    id: cadence.id,
    mechanism_code: code,
    name_zh: mechanism?.name_zh ?? kind?.zh ?? code,
    name_en: mechanism?.name_en ?? kind?.en ?? code,
    per: cadence.per,
    times: cadence.times,
    period: cadence.period,
    starts_at: cadence.startsAt,
    ends_at: cadence.endsAt,
    warn_at: new Date(warnAt(cadence)).toISOString(),
    ...occurrences,
    state: stateOf(cadence, occurrences, now),
  };
}

/** For the OpenAPI document. */
export const cadenceExample = {
  id: '0198f0f4-1c00-7a10-8000-000000000040',
  mechanism_code: 'joint_conference',
  name_zh: '海港事务联席会',
  name_en: 'Port affairs joint conference',
  per: 'quarter',
  times: 1,
  period: '2026-Q4',
  starts_at: '2026-09-30T16:00:00.000Z',
  ends_at: '2026-12-31T16:00:00.000Z',
  warn_at: '2026-12-13T06:24:00.000Z',
  held: 0,
  arranged: 1,
  unrecorded: 0,
  state: 'arranged',
};
