import { ApiProperty } from '@nestjs/swagger';
import { codesOf, type SaidCodes } from '../domain/model-codes.js';

/** Where something stands in the alliance's operating model; part of whatever carries its codes (ADR-0246). */
export class ModelCodesView {
  @ApiProperty({ type: String, nullable: true, description: '平台代码 / platform' })
  platform_code: string | null;
  @ApiProperty({ type: String, nullable: true, description: '机制代码 / mechanism' })
  mechanism_code: string | null;
  @ApiProperty({
    type: [String],
    description: '运行机制其他标题下的代码，写作“标题.代码” / codes under its other headings, `heading.code`',
  })
  model_codes: string[];
}

/** The codes as an answer tells them. */
export function presentCodes(said: SaidCodes): ModelCodesView {
  const { platformCode, mechanismCode, modelCodes } = codesOf(said);
  return { platform_code: platformCode, mechanism_code: mechanismCode, model_codes: [...modelCodes] };
}

/** For the OpenAPI document. */
export const modelCodesExample: ModelCodesView = {
  platform_code: 'service_centre',
  mechanism_code: null,
  model_codes: ['drives.party_building'],
};

/** Likewise, of what carries none. */
export const noModelCodesExample: ModelCodesView = presentCodes({});
