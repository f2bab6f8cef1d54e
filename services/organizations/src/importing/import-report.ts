import { ApiProperty } from '@nestjs/swagger';

export class ImportWarning {
  @ApiProperty({ description: 'JSON Pointer', example: '/units/3' }) pointer: string;
  @ApiProperty({ example: 'nobody_on_duty' }) code: string;
  @ApiProperty({ example: '单位“customs”没有值班表' }) message: string;
}

/** What an import came to. */
export class ImportReport {
  @ApiProperty() alliance_id: string;
  @ApiProperty({ type: 'integer', description: '名录版本，亦即 ETag / the directory version, also the ETag' })
  version: number;
  @ApiProperty({ description: '内容是否有变化 / whether anything changed' }) changed: boolean;
  @ApiProperty({ type: 'integer', description: '产生的事件数 / how many events it led to' }) events: number;
  @ApiProperty({ type: [ImportWarning], description: '值得注意但不妨碍导入 / worth a look, but no obstacle' })
  warnings: ImportWarning[];
}
