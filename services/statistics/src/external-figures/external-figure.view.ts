import { ApiProperty } from '@nestjs/swagger';
import { type Check, CHECKS, examine, type ExternalFigure } from '../domain/external-figure.js';
import { monthName } from '../domain/month-name.js';

const text = (description: string, example: string) => ({ type: 'string', description, example }) as const;
const maybe = (description: string, example: string | null) =>
  ({ type: 'string', nullable: true, description, example }) as const;

/** A published figure, and what follows from it and the year before. Numbers are decimal text, to be shown as they are. */
export class ExternalFigureView {
  @ApiProperty({ format: 'uuid', description: '编号 / id' }) id: string;
  @ApiProperty(text('指标代码 / code of the indicator', 'cargo_throughput')) indicator_code: string;
  @ApiProperty() name_zh: string;
  @ApiProperty() name_en: string;
  @ApiProperty(text('单位 / unit', '万吨')) unit_zh: string;
  @ApiProperty(text('单位 / unit', '10,000 t')) unit_en: string;
  @ApiProperty(text('起始月 / first month', '2021-01')) from: string;
  @ApiProperty(text('截止月 / last month', '2021-03')) to: string;
  @ApiProperty(text('公布的数值 / value as printed', '6191.56')) value: string;
  @ApiProperty(maybe('公布的同比（%） / printed growth in percent', '16.06')) year_on_year_percent:
    string | null;
  @ApiProperty(maybe('既定目标 / target', null)) target: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: '同行位次 / place among its peers' })
  rank: number | null;
  @ApiProperty({ description: '创历年之最 / said to be the highest ever' }) is_record: boolean;
  @ApiProperty(text('来源 / source', '港口统计月报，2021-04')) source: string;
  @ApiProperty(
    maybe(
      '上年同月份、同单位的登记数 / what is recorded for the same months a year before, same unit',
      '5334.79',
    ),
  )
  year_before: string | null;
  @ApiProperty(maybe('增减数 / value less the year before', '856.77')) difference: string | null;
  @ApiProperty(
    maybe(
      '按登记数计算的同比（%），比公布多一位小数；无基数或基数为 0 时为空 / growth computed from both, with a digit more than was printed; null without a base and over 0',
      '16.060',
    ),
  )
  computed_percent: string | null;
  @ApiProperty({
    enum: CHECKS,
    description:
      '公布与计算之差不超过公布末位的半个单位为相符（X2）；无基数；未公布 / agrees: printed and computed are no further apart than half a unit of the last printed digit (X2); no_base: the year before is not recorded, or 0; not_printed: no growth was published',
  })
  check: Check;
  @ApiProperty(
    maybe(
      '无基数时由公布的同比推算的上年数，小数位同数值 / without a base: what the printed growth says of the year before, with as many decimals as the value',
      null,
    ),
  )
  implied_before: string | null;
  @ApiProperty({
    description:
      '基数（登记或推算）小于 10，须与增减数并读（X1） / base below 10, recorded or implied: to be read with the difference (X1)',
  })
  small_base: boolean;
  @ApiProperty({
    type: 'boolean',
    nullable: true,
    description: '达到目标；无目标为空 / the target is reached; null without one',
  })
  target_reached: boolean | null;
  @ApiProperty({ type: 'integer', description: '版本，同 ETag / version, as in ETag' }) version: number;
}

export class ExternalFigurePage {
  @ApiProperty({ type: [ExternalFigureView] }) items: ExternalFigureView[];
  @ApiProperty({ type: String, nullable: true, description: '下一页游标 / cursor of the next page' })
  next_cursor: string | null;
}

/** A figure beside the value of a year before, null when nobody recorded it. */
export function externalFigureView(
  figure: ExternalFigure,
  version: number,
  yearBefore: string | null,
): ExternalFigureView {
  const examined = examine(figure, yearBefore);
  return {
    id: figure.id,
    indicator_code: figure.indicatorCode,
    name_zh: figure.nameZh,
    name_en: figure.nameEn,
    unit_zh: figure.unitZh,
    unit_en: figure.unitEn,
    from: monthName(figure.year, figure.firstMonth),
    to: monthName(figure.year, figure.lastMonth),
    value: figure.value,
    year_on_year_percent: figure.yearOnYearPercent,
    target: figure.target,
    rank: figure.rank,
    is_record: figure.isRecord,
    source: figure.source,
    year_before: yearBefore,
    difference: examined.difference,
    computed_percent: examined.computedPercent,
    check: examined.check,
    implied_before: examined.impliedBefore,
    small_base: examined.smallBase,
    target_reached: examined.targetReached,
    version,
  };
}

/** For the OpenAPI document. */
export const externalFigureExample = externalFigureView(
  {
    id: '2f7c1f0e-6d1c-5b39-8a55-0d4a1c1f6e02',
    indicatorCode: 'cargo_throughput',
    nameZh: '货物吞吐量',
    nameEn: 'Cargo throughput',
    unitZh: '万吨',
    unitEn: '10,000 t',
    year: 2021,
    firstMonth: 1,
    lastMonth: 3,
    value: '6191.56',
    yearOnYearPercent: '16.06',
    target: '6000',
    rank: 1,
    isRecord: false,
    source: '港口统计月报，2021-04',
  },
  1,
  '5334.79',
);
