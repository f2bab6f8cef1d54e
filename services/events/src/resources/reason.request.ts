import { ApiProperty } from '@nestjs/swagger';
import { WrittenText } from '@muster/http';

/** Body of `POST /v1/resources/{id}/withdraw` and `POST /v1/resources/{id}/bookings/{bookingId}/cancel`. */
export class ReasonRequest {
  @ApiProperty({ description: '原因，不对外发布 / reason; stays internal', example: '改期' })
  @WrittenText(500)
  reason: string;
}
