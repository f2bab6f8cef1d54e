import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { IsDay } from '@muster/http';

/** Body of `POST /v1/resources/{id}/bookings/{bookingId}/use`. */
export class RecordUseRequest {
  @ApiProperty({ description: '人数，0 为无人使用 / persons; 0 when nobody came', example: 32 })
  @IsInt()
  @Min(0)
  @Max(100_000)
  persons: number;
}

/** Body of `POST /v1/resources/{id}/visits`. */
export class RecordVisitsRequest extends RecordUseRequest {
  @ApiProperty({
    description:
      '日期（联盟所在时区），今天或此前 92 天内 / day in the alliance’s time zone, today or one of the 92 before',
    example: '2026-11-30',
  })
  @IsDay()
  on: string;
}
