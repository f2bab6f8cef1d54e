import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsInstant, WrittenText } from '@muster/http';
import type { Moved } from '../domain/called-off.js';

/** Body of `POST /v1/meetings/{id}/reschedule` and `POST /v1/activities/{id}/reschedule`. */
export class RescheduleRequest {
  @ApiProperty({ description: '现定开始时间 / when it starts now', example: '2026-12-08T09:00:00+08:00' })
  @IsInstant()
  starts_at: string;

  @ApiProperty({
    description: '地点，不对外发布；缺省为原地点 / place, stays internal; where it was when absent',
    example: '党群服务中心',
  })
  @IsOptional()
  @WrittenText(200)
  place?: string | null;
}

/** The command that a request asks for. */
export function rescheduling(request: RescheduleRequest): { readonly type: 'reschedule' } & Moved {
  const startsAt = new Date(request.starts_at).toISOString();
  return { type: 'reschedule', startsAt, place: request.place?.trim() ?? null };
}
