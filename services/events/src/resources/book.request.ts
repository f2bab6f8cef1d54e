import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { IsInstant, WrittenText } from '@muster/http';
import { IsSlug } from '../references/request-fields.js';

/** Body of `POST /v1/resources/{id}/bookings`: at most one of the three ids. */
export class BookRequest {
  @ApiProperty({ description: '开始时间 / start', example: '2026-12-08T09:00:00+08:00' })
  @IsInstant()
  starts_at: string;

  @ApiProperty({ description: '结束时间 / end', example: '2026-12-08T17:00:00+08:00' })
  @IsInstant()
  ends_at: string;

  @ApiProperty({ description: '预订单位 / unit that it is for', example: 'customs' })
  @IsOptional()
  @IsSlug()
  unit_id?: string | null;

  @ApiProperty({ description: '预订企业 / enterprise that it is for', example: 'enterprise-017' })
  @IsOptional()
  @IsSlug()
  enterprise_id?: string | null;

  @ApiProperty({ description: '预订党组织 / party organisation that it is for', example: 'branch-017' })
  @IsOptional()
  @IsSlug()
  party_organisation_id?: string | null;

  @ApiProperty({ description: '用途，不对外发布 / purpose; stays internal', example: '业务培训' })
  @WrittenText(500)
  purpose: string;
}
