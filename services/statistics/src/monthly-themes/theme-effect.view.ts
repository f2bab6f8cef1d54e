import { ApiProperty } from '@nestjs/swagger';
import { hundredths } from '../domain/distribution.js';
import { BASELINE_MONTHS, type MonthAfter, type ThemeEffect } from '../domain/theme-effect.js';
import { FigureFrame } from '../figures/figure-frame.js';
import { plainRate, PlainRateView } from '../figures/plain-rate-view.js';
import { BASES } from '../domain/year-on-year.js';
import { TakenThemeView } from './monthly-theme.view.js';
import type { CategoryRates } from './theme-rates.js';

const count = (zh: string, en: string) => ({ type: 'integer', description: `${zh} / ${en}` }) as const;

/** A month's whistles beside those of the theme's month. */
class ThemeChangeView {
  @ApiProperty(count('该月', 'in the month')) now: number;
  @ApiProperty(count('主题当月', 'in the theme’s month')) before: number;
  @ApiProperty(count('增减数', 'by how many')) difference: number;
  @ApiProperty({
    type: 'number',
    nullable: true,
    description: '增幅；主题当月为 0 时为空 / change ÷ before; null over 0',
    example: -0.25,
  })
  ratio: number | null;
  @ApiProperty({
    enum: [...BASES],
    description:
      '基数：none 为 0；small 不足 10，须与增减数并列；enough 足够 / the base: none, small (below 10: read it with the difference), enough',
  })
  base: string;
}

/** A month after the theme's. */
export class MonthAfterView {
  @ApiProperty({ example: '2026-12' }) period: string;
  @ApiProperty({ description: '该月已结束 / the month is over' }) period_complete: boolean;
  @ApiProperty(count('该类别的吹哨', 'whistles of the category raised')) raised: number;
  @ApiProperty({
    type: ThemeChangeView,
    nullable: true,
    description: '与主题当月相比；未结束的月份为空 / against the theme’s month; null while the month runs',
  })
  change: ThemeChangeView | null;
  @ApiProperty({
    type: 'number',
    nullable: true,
    description:
      '只因偶然而如此之少的概率（与主题之前三个月相比）；未结束的月份为空 / probability of so few by chance, by the three months before the theme; null while the month runs',
    example: 0.03,
  })
  chance: number | null;
  @ApiProperty({
    type: Boolean,
    nullable: true,
    description: '环比下降；未结束的月份为空 / fewer than in the month before it; null while the month runs',
  })
  fell: boolean | null;
}

/** What came of a theme, as counts of its category: whistles stand where they are classified now. */
export class ThemeVolumesView {
  @ApiProperty(count('主题当月吹哨', 'whistles raised in the theme’s month')) raised: number;
  @ApiProperty({ description: '主题当月已结束 / the theme’s month is over' }) month_complete: boolean;
  @ApiProperty({ description: '此前三个月的月均 / mean of the three months before', example: 9.33 })
  mean_of_three_months: number;
  @ApiProperty({
    type: [MonthAfterView],
    description: '此后三个月中已开始的，最早的在前 / those of the three months after that have begun',
  })
  after: MonthAfterView[];
  @ApiProperty({
    type: Boolean,
    nullable: true,
    description:
      '此后首月较主题当月下降；首月未结束为空 / the first month after had fewer than the theme’s; null while it is not over',
  })
  fell: boolean | null;
}

/** How often the category came back, and stayed unsolved. */
class CategoryRatesView {
  @ApiProperty({ type: PlainRateView, description: '重复 ÷ 吹哨（K15）/ raised again ÷ raised (K15)' })
  repeat_rate: PlainRateView;
  @ApiProperty({
    type: PlainRateView,
    description: '回访中未（全）解决的 / of the call-backs, not (wholly) solved',
  })
  unsolved_rate: PlainRateView;
}

/** The same with the rates of before and after. */
export class ThemeEffectView extends ThemeVolumesView {
  @ApiProperty({ type: CategoryRatesView, description: '主题之前三个月 / the three months before' })
  before: CategoryRatesView;
  @ApiProperty({
    type: CategoryRatesView,
    nullable: true,
    description: '此后已结束的月份；尚无为空 / the months after that are over; null while none is',
  })
  since: CategoryRatesView | null;
}

/** A theme with what came of it. */
export class MonthlyThemeView extends TakenThemeView {
  @ApiProperty({ type: ThemeEffectView }) effect: ThemeEffectView;
  @ApiProperty({ type: FigureFrame, description: '指标的口径与水位 / what the figures say of themselves' })
  figures: FigureFrame;
}

/** A theme in a list. */
export class ListedThemeView extends TakenThemeView {
  @ApiProperty({ type: ThemeVolumesView }) effect: ThemeVolumesView;
}

/** How the themes of a year went; withdrawn ones count as nothing else. */
export class ThemesSummaryView {
  @ApiProperty(count('已定主题，不含撤销的', 'themes taken, withdrawn ones aside')) taken: number;
  @ApiProperty(count('已撤销', 'withdrawn')) withdrawn: number;
  @ApiProperty(count('已结题', 'concluded')) concluded: number;
  @ApiProperty(count('其中已解决', 'of which solved')) solved: number;
  @ApiProperty(count('其中部分解决', 'of which partly')) partly: number;
  @ApiProperty({
    type: PlainRateView,
    description:
      '环比下降的主题 ÷ 此后首月已结束的主题 / themes whose first month after had fewer ÷ those of which that month is over',
  })
  fell: PlainRateView;
}

/** The themes of a year. */
export class MonthlyThemesView extends FigureFrame {
  @ApiProperty({ type: 'integer', example: 2026 }) year: number;
  @ApiProperty({ type: ThemesSummaryView }) summary: ThemesSummaryView;
  @ApiProperty({ type: [ListedThemeView], description: '最近的月份在前 / latest month first' })
  items: ListedThemeView[];
}

export function themeVolumesView({
  raised,
  isOver,
  threeBefore,
  after,
  fell,
}: ThemeEffect): ThemeVolumesView {
  return {
    raised,
    month_complete: isOver,
    mean_of_three_months: hundredths(threeBefore / BASELINE_MONTHS),
    after: after.map(monthAfterView),
    fell,
  };
}

function monthAfterView({ period, isOver, raised, change, chance, fell }: MonthAfter): MonthAfterView {
  return { period, period_complete: isOver, raised, change, chance, fell };
}

export function categoryRatesView({ raised, repeats, callbacks, unsolved }: CategoryRates) {
  return { repeat_rate: plainRate(repeats, raised), unsolved_rate: plainRate(unsolved, callbacks) };
}

export function themesSummary(items: readonly ListedThemeView[]): ThemesSummaryView {
  const taken = items.filter(({ state }) => state !== 'withdrawn');
  const withOutcome = (outcome: string) => taken.filter((theme) => theme.outcome === outcome).length;
  const known = taken.filter(({ effect }) => effect.fell !== null);
  return {
    taken: taken.length,
    withdrawn: items.length - taken.length,
    concluded: taken.filter(({ state }) => state === 'concluded').length,
    solved: withOutcome('solved'),
    partly: withOutcome('partly'),
    fell: plainRate(known.filter(({ effect }) => effect.fell).length, known.length),
  };
}
