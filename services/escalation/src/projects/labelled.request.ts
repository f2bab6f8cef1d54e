import { ApiProperty } from '@nestjs/swagger';
import { WrittenText } from '@muster/http';
import { IsCode } from './project-fields.js';

/** Part of a plan with its names. */
export class LabelledRequest {
  @ApiProperty({ description: '代码 / code', example: 'permit' })
  @IsCode()
  code: string;

  @ApiProperty({ description: '中文名称 / name in Chinese', example: '施工许可' })
  @WrittenText(200)
  name_zh: string;

  @ApiProperty({ description: '英文名称 / name in English', example: 'Construction permit' })
  @WrittenText(200)
  name_en: string;
}
