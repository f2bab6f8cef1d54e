import { ApiProperty } from '@nestjs/swagger';
import { definitions } from '../domain/definitions.js';
import { WatermarkView } from './watermark-view.js';

/** What every answer with figures says about itself. */
export class FigureFrame {
  @ApiProperty({ example: 'tianjin' }) alliance_id: string;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true, description: '空为现在 / null: now' })
  as_of: string | null;
  @ApiProperty({ type: 'integer' }) definitions_version: number;
  @ApiProperty({ type: WatermarkView }) watermark: WatermarkView;
}

/** The frame of figures about a month. */
export class PeriodFrame extends FigureFrame {
  @ApiProperty({ example: '2026-09' }) period: string;
  @ApiProperty({ example: 'Asia/Shanghai', description: '月份按此时区 / months begin there' })
  time_zone: string;
  @ApiProperty({ description: '该月已结束 / the month is over' }) period_complete: boolean;
  @ApiProperty() note_zh: string;
  @ApiProperty() note_en: string;
}

export const definitionsVersion = definitions.version;
