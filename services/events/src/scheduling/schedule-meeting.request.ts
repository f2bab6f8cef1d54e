import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsInstant, WrittenText } from '@muster/http';
import { MEETING_KINDS, type MeetingKind } from '../domain/meeting.js';
import { ModelCodesRequest } from '../model-codes/model-codes.request.js';
import { IsSlug } from '../references/request-fields.js';

class CalledMeeting {
  @ApiProperty({
    description:
      '类别：联席会、理事会、向企业家汇报、协调会 / kind: joint conference, council, report to entrepreneurs, coordination',
    example: 'joint_conference',
  })
  @IsIn(MEETING_KINDS)
  kind: MeetingKind;

  @ApiProperty({
    description: '会议名称，不对外发布 / title; stays internal',
    example: '第四季度海港事务联席会',
  })
  @WrittenText(200)
  title: string;

  @ApiProperty({ description: '地点，不对外发布 / place; stays internal', example: '党群服务中心' })
  @IsOptional()
  @WrittenText(200)
  place?: string | null;

  @ApiProperty({ description: '开始时间 / start', example: '2026-12-01T09:00:00+08:00' })
  @IsInstant()
  starts_at: string;

  @ApiProperty({
    description: '召集单位；缺省为联盟的召集单位 / convening unit; the alliance’s convenor when absent',
    example: 'council-secretariat',
  })
  @IsOptional()
  @IsSlug()
  convenor_unit_id?: string | null;

  @ApiProperty({ description: '应邀单位 / invited units', example: ['customs', 'maritime'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsSlug({ each: true })
  invited_unit_ids: string[] = [];

  @ApiProperty({
    description: '应邀企业，可查看本次会议 / invited enterprises, who may read the meeting',
    example: ['enterprise-017'],
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsSlug({ each: true })
  invited_enterprise_ids: string[] = [];

  @ApiProperty({
    description:
      '法定到会单位数，含召集单位；缺省不设 / units that must come, the convenor among them; none by default',
    example: 2,
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(201)
  quorum?: number | null;
}

/** Body of `POST /v1/meetings`. */
export class ScheduleMeetingRequest extends IntersectionType(CalledMeeting, ModelCodesRequest) {}
