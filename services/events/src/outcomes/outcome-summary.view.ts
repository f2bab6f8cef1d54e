import { ApiProperty } from '@nestjs/swagger';
import { ACTIVITY_KIND_CODES } from '../domain/activity-kind.js';
import { THEMES } from '../domain/activity-purpose.js';
import { OUTCOME_KIND_CODES } from '../domain/outcome-kind.js';
import type { OutcomeFigures } from '../domain/outcome-figures.js';

const whole = (description: string) => ({ type: 'integer', description }) as const;

export class OutcomesOfActivityKindView {
  @ApiProperty({ enum: ACTIVITY_KIND_CODES, description: '活动类别 / kind of activity' })
  kind: string;
  @ApiProperty(whole('已举行场次 / held'))
  held: number;
  @ApiProperty(whole('其中有成果的场次 / of these with an outcome'))
  with_outcome: number;
  @ApiProperty(whole('成果件数 / outcomes'))
  outcomes: number;
}

export class OutcomesOfKindView {
  @ApiProperty({ enum: OUTCOME_KIND_CODES, description: '成果类别 / kind of outcome' })
  kind: string;
  @ApiProperty(whole('有此类成果的活动 / activities with one'))
  activities: number;
  @ApiProperty(whole('件数 / how many'))
  outcomes: number;
}

export class MatchesView {
  @ApiProperty(whole('撮合对数 / matches'))
  count: number;
  @ApiProperty(whole('被撮合企业，每家计一次 / enterprises that were matched, each once'))
  enterprises: number;
  @ApiProperty(whole('金额合计（元），以填写金额的为限 / sum in yuan of those that say their value'))
  value_yuan: number;
  @ApiProperty(whole('填写金额的撮合 / matches that say their value'))
  with_value: number;
}

export class VolunteeringView {
  @ApiProperty({
    type: String,
    enum: THEMES,
    nullable: true,
    description: '主题；空为未填 / theme; null: not said',
  })
  theme_code: string | null;
  @ApiProperty(whole('已举行场次 / held'))
  held: number;
  @ApiProperty({ description: '服务时长（人次×小时） / hours of service, persons × hours' })
  person_hours: number;
}

/** What came of the activities of a span. */
export class OutcomeSummaryView {
  @ApiProperty({ format: 'date-time', description: '此时或之后开始 / started at or after, UTC' })
  from: string;
  @ApiProperty({ format: 'date-time', description: '此时之前开始 / started before, UTC' })
  to: string;
  @ApiProperty(whole('已举行场次：有出席或成果记录 / held: with attendance or an outcome on record'))
  held: number;
  @ApiProperty(whole('其中有成果的场次 / of these with an outcome'))
  with_outcome: number;
  @ApiProperty({ type: [OutcomesOfActivityKindView], description: '按活动类别 / by kind of activity' })
  by_activity_kind: OutcomesOfActivityKindView[];
  @ApiProperty({ type: [OutcomesOfKindView], description: '按成果类别 / by kind of outcome' })
  by_outcome_kind: OutcomesOfKindView[];
  @ApiProperty({ type: MatchesView, description: '撮合 / matches' })
  matches: MatchesView;
  @ApiProperty({ type: [VolunteeringView], description: '志愿服务，按主题 / volunteering by theme' })
  volunteering: VolunteeringView[];
}

/** Figures as JSON. Instants in RFC 3339. */
export function presentSummary(
  { from, to }: { readonly from: string; readonly to: string },
  { held, withOutcome, byActivityKind, byOutcomeKind, matches, volunteering }: OutcomeFigures,
): OutcomeSummaryView {
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    held,
    with_outcome: withOutcome,
    by_activity_kind: byActivityKind.map((row) => ({
      kind: row.kind,
      held: row.held,
      with_outcome: row.withOutcome,
      outcomes: row.count,
    })),
    by_outcome_kind: byOutcomeKind.map(({ kind, activities, count }) => ({
      kind,
      activities,
      outcomes: count,
    })),
    matches: {
      count: matches.count,
      enterprises: matches.enterprises,
      value_yuan: matches.valueYuan,
      with_value: matches.withValue,
    },
    volunteering: volunteering.map((row) => ({
      theme_code: row.theme,
      held: row.held,
      person_hours: row.personHours,
    })),
  };
}

/** For the OpenAPI document. */
export const summaryExample: OutcomeSummaryView = {
  from: '2026-09-30T16:00:00.000Z',
  to: '2026-12-31T16:00:00.000Z',
  held: 9,
  with_outcome: 5,
  by_activity_kind: [
    { kind: 'matchmaking', held: 2, with_outcome: 2, outcomes: 7 },
    { kind: 'volunteering', held: 3, with_outcome: 0, outcomes: 0 },
  ],
  by_outcome_kind: [{ kind: 'match', activities: 2, outcomes: 7 }],
  matches: { count: 7, enterprises: 11, value_yuan: 3600000, with_value: 4 },
  volunteering: [{ theme_code: 'hazard_checks', held: 3, person_hours: 138 }],
};
