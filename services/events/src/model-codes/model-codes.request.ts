import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsOptional, IsString, Matches } from 'class-validator';
import { CODED_HEADINGS, MOST_MODEL_CODES } from '../domain/model-codes.js';
import { IsCode } from '../references/request-fields.js';

const WRITTEN = new RegExp(`^(${CODED_HEADINGS.join('|')})\\.[A-Za-z0-9][A-Za-z0-9._-]{0,63}$`);

/** Where something stands in the alliance's operating model; part of what is said when it is planned, and body of `POST /v1/meetings/{id}/codes` (ADR-0246). */
export class ModelCodesRequest {
  @ApiProperty({
    description: '运行机制中的平台 / platform of the operating model',
    example: 'service_centre',
  })
  @IsOptional()
  @IsCode()
  platform_code?: string | null;

  @ApiProperty({
    description: '运行机制中的机制 / mechanism of the operating model',
    example: 'whistle',
  })
  @IsOptional()
  @IsCode()
  mechanism_code?: string | null;

  @ApiProperty({
    type: 'array',
    items: { type: 'string', pattern: WRITTEN.source },
    description: `运行机制其他条目，最多 ${MOST_MODEL_CODES} 项 / other entries of the operating model, ${MOST_MODEL_CODES} at most`,
    example: ['drives.party_building'],
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_MODEL_CODES)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(WRITTEN, { each: true })
  model_codes?: string[] | null;
}
