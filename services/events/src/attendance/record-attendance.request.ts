import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsNumber,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsSlug } from '../references/request-fields.js';

/** One organisation's presence: exactly one of the three ids. */
export class AttendanceEntry {
  @ApiProperty({ description: '单位 / unit', example: 'customs' })
  @IsOptional()
  @IsSlug()
  unit_id?: string | null;

  @ApiProperty({ description: '企业 / enterprise', example: 'enterprise-017' })
  @IsOptional()
  @IsSlug()
  enterprise_id?: string | null;

  @ApiProperty({ description: '党组织 / party organisation', example: 'branch-017' })
  @IsOptional()
  @IsSlug()
  party_organisation_id?: string | null;

  @ApiProperty({ description: '人数，0 为缺席 / persons; 0 for absent', example: 2 })
  @IsInt()
  @Min(0)
  @Max(100_000)
  persons: number;
}

/** The same with hours. */
export class HoursEntry extends AttendanceEntry {
  @ApiProperty({ description: '人均学时或服务小时 / lessons or hours of service per person', example: 7.5 })
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(1_000)
  hours: number;
}

/** Body of `POST /v1/meetings/{id}/attendance`. */
export class RecordMeetingAttendanceRequest {
  @ApiProperty({
    description:
      '出席情况；同一组织以最近一次为准 / a later entry of an organisation replaces its earlier one',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => AttendanceEntry)
  attendance: AttendanceEntry[];
}

/** Body of `POST /v1/activities/{id}/attendance`. */
export class RecordActivityAttendanceRequest {
  @ApiProperty({
    description:
      '出席情况；同一组织以最近一次为准 / a later entry of an organisation replaces its earlier one',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => HoursEntry)
  attendance: HoursEntry[];
}
