import { ApiProperty } from '@nestjs/swagger';
import { WrittenText } from '@muster/http';

/** Body of `POST /v1/meetings/{id}/call-off` and `POST /v1/activities/{id}/call-off`. */
export class CallOffRequest {
  @ApiProperty({
    description: '原因，不对外发布 / reason; stays internal',
    example: '台风红色预警，另行通知',
  })
  @WrittenText(500)
  reason: string;
}
