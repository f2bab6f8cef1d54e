import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { WrittenText } from '@muster/http';
import { type AnswerKind, ANSWERS } from '../domain/mobilisation.js';
import { IsSlug } from '../references/request-fields.js';

/** Body of `POST /v1/mobilisations/{id}/answer`: at most one of the two ids. */
export class AnswerRequest {
  @ApiProperty({ enum: ANSWERS, description: '是否参加 / whether it comes', example: 'coming' })
  @IsIn(ANSWERS)
  answer: AnswerKind;

  @ApiProperty({ description: '人数；缺省为 0 / how many persons; 0 when absent', example: 12 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100_000)
  persons?: number | null;

  @ApiProperty({
    description:
      '说明，不对外发布；不参加的，须写明原因 / note; stays internal; who does not come has to say why',
    example: '由两名科长带队',
  })
  @IsOptional()
  @WrittenText(200)
  note?: string | null;

  @ApiProperty({
    description: '答复单位；缺省为本单位 / unit that answers; your own when absent',
    example: 'customs',
  })
  @IsOptional()
  @IsSlug()
  unit_id?: string | null;

  @ApiProperty({
    description: '答复党组织 / party organisation that answers',
    example: 'oils-and-fats-branch',
  })
  @IsOptional()
  @IsSlug()
  party_organisation_id?: string | null;
}
