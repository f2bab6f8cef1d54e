import { ApiProperty } from '@nestjs/swagger';
import { SPANS } from '../domain/course-spans.js';
import { FactIndicatorView } from '../facts/definition-view.js';
import { PeriodFrame } from '../figures/figure-frame.js';

const minutes = (zh: string, en: string, example: number) =>
  ({ type: 'number', description: `${zh}，工作分钟 / ${en}, working minutes`, example }) as const;
const minutesOrNull = (zh: string, en: string, example: number) =>
  ({ ...minutes(zh, en, example), nullable: true }) as const;
const count = (zh: string, en: string) => ({ type: 'integer', description: `${zh} / ${en}` }) as const;

/** How long one part of the course took, under one version of a policy or under all. */
export class DurationView {
  @ApiProperty({ enum: [...SPANS], description: '何至何 / from what to what' }) span: string;
  @ApiProperty({
    type: 'string',
    nullable: true,
    description: '时限代码；空为全部 / policy; null for all',
    example: 'routine',
  })
  policy_code: string | null;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: '时限版本；空为全部 / its version; null for all',
  })
  policy_version: number | null;
  @ApiProperty(count('次数', 'how many')) n: number;
  @ApiProperty(minutes('均值', 'mean', 95.4)) mean_minutes: number;
  @ApiProperty(minutes('中位数', 'median', 60)) median_minutes: number;
  @ApiProperty(minutes('九成位数', 'nine tenths took no longer', 220)) p90_minutes: number;
  @ApiProperty(minutes('最长', 'longest', 480)) longest_minutes: number;
}

/** What the priority right does to the wait for a dispatcher (K16). */
export class PriorityEffectView {
  @ApiProperty(count('优先哨件', 'with the priority right')) priority_n: number;
  @ApiProperty(minutesOrNull('优先哨件中位数', 'their median', 12)) priority_median_minutes: number | null;
  @ApiProperty(count('一般哨件', 'without')) normal_n: number;
  @ApiProperty(minutesOrNull('一般哨件中位数', 'their median', 30)) normal_median_minutes: number | null;
  @ApiProperty({
    type: 'number',
    nullable: true,
    description:
      '优先 ÷ 一般；一般的中位数为 0 或没有时为空 / with ÷ without; null when that median is 0 or there is none',
    example: 0.4,
  })
  ratio: number | null;
  @ApiProperty(minutesOrNull('一般哨件最长等待', 'longest wait without', 95)) longest_normal_minutes:
    number | null;
}

/** Durations of a month (K8) and the effect of the priority right (K16). */
export class DurationsView extends PeriodFrame {
  @ApiProperty({ type: [FactIndicatorView] }) definitions: FactIndicatorView[];
  @ApiProperty({ type: [DurationView] }) items: DurationView[];
  @ApiProperty({ type: PriorityEffectView }) priority_right: PriorityEffectView;
  @ApiProperty(count('日历未知、无法计时的', 'not timed, because their calendar has not been seen'))
  without_calendar: number;
}
