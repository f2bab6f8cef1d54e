import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { WrittenText } from '@muster/http';
import { type Outcome, OUTCOMES } from '../domain/mobilisation.js';

/** Body of `POST /v1/mobilisations/{id}/end`. */
export class EndRequest {
  @ApiProperty({ enum: OUTCOMES, description: '结果：已完成、已取消 / done or called off', example: 'done' })
  @IsIn(OUTCOMES)
  outcome: Outcome;

  @ApiProperty({
    description:
      '说明，不对外发布；取消的，须写明原因 / note; stays internal; what is called off needs a reason',
    example: '积压车辆已疏导完毕',
  })
  @IsOptional()
  @WrittenText(500)
  reason?: string | null;
}
