import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsOptional, IsString, Matches, Max, Min } from 'class-validator';
import { HasForm, WrittenText } from '@muster/http';
import { AMOUNT, PERCENT } from '../domain/decimal.js';
import { MONTH } from '../figures/moment.js';

/** A code of the alliance's own choosing, as in the contract. */
export const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const LAST_PLACE = 1_000_000;

/** Body of `POST /v1/statistics/external-figures`. */
export class RecordExternalFigureRequest {
  @ApiProperty({
    description: '指标代码，自定，逐年沿用 / code of the indicator, your choice, the same every year',
    example: 'cargo_throughput',
  })
  @IsString()
  @Matches(CODE)
  indicator_code: string;

  @ApiProperty({ description: '指标名称（中文） / name in Chinese', example: '货物吞吐量' })
  @WrittenText(200)
  name_zh: string;

  @ApiProperty({ description: '指标名称（英文） / name in English', example: 'Cargo throughput' })
  @WrittenText(200)
  name_en: string;

  @ApiProperty({
    description:
      '单位（中文），只与同单位的上年数相比 / unit in Chinese; only figures of the same unit are compared',
    example: '万吨',
  })
  @WrittenText(40)
  unit_zh: string;

  @ApiProperty({ description: '单位（英文） / unit in English', example: '10,000 t' })
  @WrittenText(40)
  unit_en: string;

  @ApiProperty({ description: '起始月，如 2021-01 / first month, e.g. 2021-01', example: '2021-01' })
  @HasForm('isMonth', MONTH)
  from: string;

  @ApiProperty({
    description: '截止月，同年，如 2021-03 / last month, of the same year, e.g. 2021-03',
    example: '2021-03',
  })
  @HasForm('isMonth', MONTH)
  to: string;

  @ApiProperty({ description: '数值，照公布原样 / the value as it was printed', example: '6191.56' })
  @HasForm('isDecimal', AMOUNT)
  value: string;

  @ApiProperty({
    description:
      '公布的同比增长率（%），照公布原样，下降为负 / growth year on year in percent, as it was printed; negative for a fall',
    example: '16.06',
  })
  @IsOptional()
  @HasForm('isDecimal', PERCENT)
  year_on_year_percent?: string | null;

  @ApiProperty({ description: '既定目标 / target that was set', example: '6000' })
  @IsOptional()
  @HasForm('isDecimal', AMOUNT)
  target?: string | null;

  @ApiProperty({ description: '同行位次 / place among its peers', example: 1 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(LAST_PLACE)
  rank?: number | null;

  @ApiProperty({ description: '创历年之最 / the highest ever' })
  @IsOptional()
  @IsBoolean()
  is_record?: boolean;

  @ApiProperty({
    description:
      '来源，如刊物与日期，不对外发布 / where it was published, e.g. paper and day; stays internal',
    example: '港口统计月报，2021-04',
  })
  @WrittenText(500)
  source: string;
}
