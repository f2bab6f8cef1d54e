import { ApiProperty } from '@nestjs/swagger';
import type { Identity } from '@muster/auth';
import type { DirectoryFact } from '../domain/directory-fact.js';
import {
  type MeasureKind,
  type ReportedMeasure,
  THEME_OUTCOMES,
  THEME_STATES,
  type ThemeOutcome,
  type ThemeState,
} from '../domain/monthly-theme.js';
import type { StoredTheme } from '../persistence/monthly-theme.store.js';
import { KINDS } from './monthly-theme.requests.js';
import { THEME_ACTIONS, themeActions } from './theme-rights.js';

const nullable = (description: string, more: object = {}) =>
  ({ type: String, nullable: true, description, ...more }) as const;
const instant = (description: string) => nullable(description, { format: 'date-time' });

/** Something that was put in place. */
export class MeasureView {
  @ApiProperty({ enum: KINDS, description: '类别 / kind' }) kind: MeasureKind;
  @ApiProperty({ description: '做了什么 / what was put in place' }) text: string;
  @ApiProperty({ type: [String], description: '对应的哨件 / whistles that it answers' })
  ticket_ids: string[];
  @ApiProperty({ format: 'date-time', description: '登记时间 / when it was reported, UTC' })
  reported_at: string;
}

/** A theme as it was taken, and what was done about it: texts are for the alliance's accounts. */
export class TakenThemeView {
  @ApiProperty({ format: 'uuid', description: '主题编号 / id' }) id: string;
  @ApiProperty({ example: '2026-11', description: '月份 / month of which it is the theme' }) month: string;
  @ApiProperty({ example: 'yard_congestion' }) category_code: string;
  @ApiProperty(nullable('类别名称 / its name')) name_zh: string | null;
  @ApiProperty(nullable('类别英文名称 / its name in English')) name_en: string | null;
  @ApiProperty({ type: [String], description: '具体问题 / problems that it is about' })
  problems: string[];
  @ApiProperty({ enum: THEME_STATES, description: '状态：进行中、已结题、已撤销 / state' })
  state: ThemeState;
  @ApiProperty({ description: '牵头单位 / lead unit' }) lead_unit_id: string;
  @ApiProperty({ type: [String], description: '其他承办单位 / other units' }) unit_ids: string[];
  @ApiProperty(nullable('完成期限；未定为空 / by which local day; null: none is set', { format: 'date' }))
  due_on: string | null;
  @ApiProperty({ format: 'date-time', description: '确定时间 / when it was taken, UTC' }) taken_at: string;
  @ApiProperty({ description: '确定时在建议之列 / it was among the proposals when it was taken' })
  was_proposed: boolean;
  @ApiProperty({ example: '2026-11', description: '据此月的建议 / the month whose proposals are meant' })
  proposals_of: string;
  @ApiProperty({
    type: 'number',
    nullable: true,
    description:
      '当时的得分；该月无此类别的哨件为空 / its score then; null when there was nothing of the category in that month',
    example: 0.84,
  })
  score: number | null;
  @ApiProperty({ type: [MeasureView], description: '举措，按登记次序 / measures, as they were reported' })
  measures: MeasureView[];
  @ApiProperty(instant('结题时间；未结题为空 / when it was concluded, UTC')) concluded_at: string | null;
  @ApiProperty({
    enum: THEME_OUTCOMES,
    type: String,
    nullable: true,
    description: '结论：已解决、部分解决、未解决 / outcome; null while it goes on',
  })
  outcome: ThemeOutcome | null;
  @ApiProperty(nullable('结题说明 / what came of it')) conclusion: string | null;
  @ApiProperty(instant('最近一次重新开启的时间 / when it was reopened last, UTC')) reopened_at: string | null;
  @ApiProperty(nullable('重新开启的原因 / why')) reopened_reason: string | null;
  @ApiProperty(instant('撤销时间 / when it was withdrawn, UTC')) withdrawn_at: string | null;
  @ApiProperty(nullable('撤销的原因 / why')) withdrawn_reason: string | null;
  @ApiProperty({ type: 'integer', description: '版本，用于 If-Match / version, for If-Match' })
  version: number;
  @ApiProperty({
    type: [String],
    enum: THEME_ACTIONS,
    description:
      '您现在可以做的；由 x-actions 含此名的接口执行 / what you may do now, by the operation with this name in x-actions',
  })
  actions: string[];
}

/** A theme for a reader who may see units. */
export function takenThemeView(
  who: Pick<Identity, 'role' | 'unitId'>,
  { id, state: theme, version }: StoredTheme,
  { categories }: Pick<DirectoryFact, 'categories'>,
): TakenThemeView {
  const { month, category, problems, leadUnitId, unitIds, dueOn, proposedAs } = theme;
  const { concluded, reopened, withdrawn } = theme;
  return {
    ...{ id, month, category_code: category },
    name_zh: categories[category]?.zh ?? null,
    name_en: categories[category]?.en ?? null,
    problems: [...problems],
    state: theme.state,
    ...{ lead_unit_id: leadUnitId, unit_ids: [...unitIds], due_on: dueOn, taken_at: theme.takenAt },
    was_proposed: proposedAs.wasProposed,
    proposals_of: proposedAs.period,
    score: proposedAs.score,
    measures: theme.measures.map(measureView),
    concluded_at: concluded?.at ?? null,
    outcome: concluded?.outcome ?? null,
    conclusion: concluded?.text ?? null,
    reopened_at: reopened?.at ?? null,
    reopened_reason: reopened?.reason ?? null,
    withdrawn_at: withdrawn?.at ?? null,
    withdrawn_reason: withdrawn?.reason ?? null,
    version,
    actions: themeActions(who, theme),
  };
}

function measureView({ kind, text, ticketIds, at }: ReportedMeasure): MeasureView {
  return { kind, text, ticket_ids: [...ticketIds], reported_at: at };
}
