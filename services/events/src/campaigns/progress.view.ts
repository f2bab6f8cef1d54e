import { ApiProperty } from '@nestjs/swagger';
import type { Progress } from '../domain/campaign-progress.js';
import { missingOf, type Output, type Outputs } from '../domain/expected-outputs.js';
import { OutcomesOfKindView } from '../outcomes/outcome-summary.view.js';

const whole = (description: string) => ({ type: 'integer', description }) as const;

/** How far a campaign has come, by its activities as they are now. */
export class CampaignProgressView {
  @ApiProperty(whole('活动场次 / activities'))
  activities: number;
  @ApiProperty(whole('已举行场次：有出席或成果记录 / held: with attendance or an outcome on record'))
  held: number;
  @ApiProperty(whole('尚未开始的场次 / not begun yet'))
  ahead: number;
  @ApiProperty(whole('已取消场次 / called off'))
  called_off: number;
  @ApiProperty(whole('参加人次 / persons present, summed over activities'))
  persons: number;
  @ApiProperty({ type: 'number', description: '人次×小时 / persons × hours' })
  person_hours: number;
  @ApiProperty({ type: [OutcomesOfKindView], description: '按成果类别 / by kind of outcome' })
  by_outcome_kind: OutcomesOfKindView[];
}

/** Codes of the outputs, as the API says them. */
export const OUTPUT_CODES = {
  problemsSolved: 'problems_solved',
  relationsStraightened: 'relations_straightened',
  reports: 'reports',
} as const satisfies Record<Output, string>;

export class CampaignOutputView {
  @ApiProperty({
    enum: Object.values(OUTPUT_CODES),
    description: '解决难题、理顺关系、调查报告 / problems solved, relations straightened, survey reports',
  })
  output: string;
  @ApiProperty(whole('至少 / expected, at least'))
  expected: number;
  @ApiProperty(whole('已有 / what there is'))
  count: number;
  @ApiProperty(whole('尚缺 / what is missing'))
  missing: number;
}

export function presentProgress(progress: Progress): CampaignProgressView {
  const { activities, held, ahead, calledOff, persons, personHours, byOutcomeKind } = progress;
  return {
    ...{ activities, held, ahead, called_off: calledOff, persons, person_hours: personHours },
    by_outcome_kind: byOutcomeKind.map((row) => ({
      kind: row.kind,
      activities: row.activities,
      outcomes: row.count,
    })),
  };
}

export function presentOutputs(expected: Outputs, counted: Outputs): CampaignOutputView[] {
  const missing = missingOf(expected, counted);
  return Object.entries(OUTPUT_CODES).map(([name, output]) => {
    const each = name as Output;
    return { output, expected: expected[each], count: counted[each], missing: missing[each] };
  });
}
