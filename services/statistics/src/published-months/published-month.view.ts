import { ApiProperty } from '@nestjs/swagger';
import type { DirectoryFact } from '../domain/directory-fact.js';
import { differencesOf, type MonthContent } from '../domain/month-content.js';
import type { PublishedMonth } from '../domain/published-month.js';

const UNIT = { type: 'string', nullable: true, description: '空为全联盟 / null: the alliance' } as const;
const DENOMINATOR = {
  type: 'integer',
  nullable: true,
  description: '分母；计数为空 / denominator; null for a plain count',
} as const;

class NumbersView {
  @ApiProperty({ type: 'integer', description: '分子，或计数 / numerator, or the count' }) numerator: number;
  @ApiProperty(DENOMINATOR) denominator: number | null;
  @ApiProperty({ type: 'integer', description: '尚未到期的计时 / clocks still running' }) open: number;
}

class PrintedFigureView extends NumbersView {
  @ApiProperty(UNIT) unit_id: string | null;
  @ApiProperty({
    example: 'K1',
    description:
      '指标代码，见 definitions；或 raised、dispatched、closed、reopened / an indicator, see definitions, or raised, dispatched, closed, reopened',
  })
  code: string;
}

class PrintedScoreView {
  @ApiProperty(UNIT) unit_id: string | null;
  @ApiProperty({ example: 'K4' }) code: string;
  @ApiProperty({ type: 'number', nullable: true, example: 96.7 }) score: number | null;
  @ApiProperty({ type: [String], description: '分母为 0 的率 / rates over 0' }) missing: string[];
}

class MonthContentView {
  @ApiProperty({ type: 'integer' }) definitions_version: number;
  @ApiProperty({ type: [PrintedFigureView] }) figures: PrintedFigureView[];
  @ApiProperty({ type: [PrintedScoreView] }) scores: PrintedScoreView[];
}

class DifferenceView {
  @ApiProperty(UNIT) unit_id: string | null;
  @ApiProperty({ example: 'K1' }) code: string;
  @ApiProperty({ type: NumbersView, nullable: true, description: '空为没有 / null: it was not there' })
  before: NumbersView | null;
  @ApiProperty({ type: NumbersView, nullable: true, description: '空为不再有 / null: it is not there' })
  after: NumbersView | null;
}

class TakenMarkView {
  @ApiProperty({ example: 'muster.tickets.v1' }) topic: string;
  @ApiProperty({ type: 'integer' }) partition: number;
  @ApiProperty({ type: 'integer' }) next_offset: number;
}

class NamedUnitView {
  @ApiProperty({ example: 'customs' }) unit_id: string;
  @ApiProperty({ type: 'string', nullable: true }) name_zh: string | null;
  @ApiProperty({ type: 'string', nullable: true }) name_en: string | null;
}

/** A publication of a month. */
export class PublishedMonthSummary {
  @ApiProperty({ example: '2026-09' }) period: string;
  @ApiProperty({ type: 'integer', description: '第几次公布，同 ETag / which publication, as in ETag' })
  version: number;
  @ApiProperty({ type: 'string', format: 'date-time' }) published_at: string;
  @ApiProperty({ example: 'Asia/Shanghai' }) time_zone: string;
  @ApiProperty({ type: 'integer' }) definitions_version: number;
  @ApiProperty({
    type: 'string',
    format: 'date-time',
    nullable: true,
    description: '计入的最新记录 / the newest record that counts',
  })
  newest_recorded_at: string | null;
  @ApiProperty({
    description:
      'content 的 JSON 文本（各级键按本接口的顺序、无空白、UTF-8）的 SHA-256 / SHA-256 of the JSON text of content: keys in the order of this API, no white space, UTF-8',
  })
  sha256: string;
  @ApiProperty({
    type: 'string',
    nullable: true,
    description: '重新公布的原因；企业不可见 / why it was published again; not shown to enterprises',
  })
  reason: string | null;
  @ApiProperty({ type: 'integer', description: '与前次公布相异的数 / how many figures differ from before' })
  change_count: number;
}

/** A publication with its numbers. */
export class PublishedMonthView extends PublishedMonthSummary {
  @ApiProperty({ type: [TakenMarkView], description: '计入到何处 / how far the figures go' })
  watermark: TakenMarkView[];
  @ApiProperty({
    type: MonthContentView,
    description:
      '公布的数，原样。企业只见联盟的数，与 sha256 不对应 / the numbers as they were published. Enterprises see those of the alliance alone, which are not what sha256 is over',
  })
  content: MonthContentView;
  @ApiProperty({
    type: [DifferenceView],
    description: '与前次公布的差异 / what differs from the publication before',
  })
  changes: DifferenceView[];
  @ApiProperty({
    type: [DifferenceView],
    description: '公布之后的变动：after 为现在的数 / what has moved since: after is the number now',
  })
  changes_since: DifferenceView[];
  @ApiProperty({
    description:
      '指标定义已有新版，changes_since 比较的是两个版本的定义 / the definitions have a newer version: changes_since compares two versions of them',
  })
  definitions_changed: boolean;
  @ApiProperty({ type: [NamedUnitView], description: '以上单位的名称 / names of the units above' })
  units: NamedUnitView[];
}

export class PublishedMonthPage {
  @ApiProperty({ type: [PublishedMonthSummary] }) items: PublishedMonthSummary[];
  @ApiProperty({ type: String, nullable: true, description: '下一页游标 / cursor of the next page' })
  next_cursor: string | null;
}

/** @param seesUnits the reader is told of single units, and why a month was published again: what the council wrote may name somebody. */
export function publishedMonthSummary(
  month: PublishedMonth,
  version: number,
  seesUnits: boolean,
): PublishedMonthSummary {
  return {
    period: month.period,
    version,
    published_at: month.known.at,
    time_zone: month.timeZone,
    definitions_version: month.content.definitions_version,
    newest_recorded_at: month.known.newestRecordedAt,
    sha256: month.sha256,
    reason: seesUnits ? month.reason : null,
    change_count: month.changes.length,
  };
}

/** What a reader sees beside the publication itself. */
export interface Beside {
  /** The month's numbers now. */
  readonly now: MonthContent;
  readonly directory: Pick<DirectoryFact, 'units'>;
  /** May see figures of single units. */
  readonly seesUnits: boolean;
}

export function publishedMonthView(
  month: PublishedMonth,
  version: number,
  { now, directory, seesUnits }: Beside,
): PublishedMonthView {
  const seen = <T extends { readonly unit_id: string | null }>(all: readonly T[]): T[] =>
    all.filter(({ unit_id }) => seesUnits || unit_id === null);
  const { definitions_version, figures, scores } = month.content;
  const changesSince = seen(differencesOf(month.content, now));
  const shown = seen(figures);
  const unitIds = [...shown, ...seen(month.changes), ...changesSince].flatMap(({ unit_id }) => unit_id ?? []);
  return {
    ...publishedMonthSummary(month, version, seesUnits),
    watermark: [...month.known.watermark],
    content: {
      definitions_version,
      figures: shown,
      scores: seen(scores).map((score) => ({ ...score, missing: [...score.missing] })),
    },
    changes: seen(month.changes),
    changes_since: changesSince,
    definitions_changed: now.definitions_version !== definitions_version,
    units: [...new Set(unitIds)].sort().map((unit_id) => ({
      unit_id,
      name_zh: directory.units[unit_id]?.zh ?? null,
      name_en: directory.units[unit_id]?.en ?? null,
    })),
  };
}
