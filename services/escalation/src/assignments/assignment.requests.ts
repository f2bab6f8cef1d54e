import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { HasForm, READABLE, WrittenText } from '@muster/http';
import { type Channel, CHANNELS } from '../domain/vocabulary.js';

/** The contact record of a report-in (A3). */
export class ContactRequest {
  @ApiProperty({ description: '联系了谁 / who was contacted', example: '王经理' })
  @WrittenText(200)
  who: string;

  @ApiProperty({
    description:
      '联系方式（应急、综合执法哨须到场或线上）：on_site、online 等 / how, for emergencies and enforcement on site or online: on_site, online and others',
    example: 'phone',
  })
  @IsIn(CHANNELS)
  channel: Channel;

  @ApiProperty({ description: '约定事项 / what was agreed', example: '今日 15:00 现场查验' })
  @WrittenText(2_000)
  agreed: string;
}

export class ReportInRequest {
  @IsDefined()
  @ValidateNested()
  @Type(() => ContactRequest)
  contact: ContactRequest;
}

export class SubmitRequest {
  @ApiProperty({ description: '办理结果 / the result' })
  @WrittenText(10_000)
  result: string;

  @ApiProperty({
    description:
      '佐证：文字或网址，可只给一条；本件附件写 /v1/attachments/{id} / evidence: texts or addresses; one alone will do; files of the whistle as /v1/attachments/{id}',
    type: [String],
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(1_000, { each: true })
  @HasForm('isWritten', READABLE, { each: true })
  evidence?: string[] | null;
}

export class ReturnRequest {
  @ApiProperty({ description: '退回原因 / why it is returned', example: '缺少查验照片' })
  @WrittenText(2_000)
  reason: string;
}
