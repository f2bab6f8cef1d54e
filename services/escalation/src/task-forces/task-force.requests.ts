import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, Matches } from 'class-validator';
import { IsInstant, WrittenText } from '@muster/http';

const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;

export class FormTaskForceRequest {
  @ApiProperty({
    description: '负责人：党组织书记（化名编号）/ its head, a secretary',
    example: 'officer-01',
  })
  @Matches(SLUG)
  head_officer_id: string;

  @ApiProperty({ description: '成员单位 / its units', type: [String], example: ['customs', 'terminal'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @Matches(SLUG, { each: true })
  unit_ids: string[];

  @ApiProperty({ description: '撤销条件 / what must be so for it to end', example: '积压箱清零' })
  @WrittenText(1_000)
  stand_down_when: string;
}

export class TaskRequest {
  @ApiProperty({ description: '承办单位 / who does it', example: 'terminal' })
  @Matches(SLUG)
  unit_id: string;

  @ApiProperty({ description: '任务 / the task', example: '闸口疏导' })
  @WrittenText(200)
  title: string;
}

export class ResultRequest {
  @ApiProperty({ description: '结果 / the result', example: '已完成' })
  @WrittenText(4_000)
  result: string;
}

export class TeamRequest {
  @ApiProperty({ description: '突击队编号 / the team', example: 'gate-team' })
  @Matches(SLUG)
  team_id: string;

  @ApiProperty({
    description: '队员（化名编号），可来自多个单位 / members, of several units',
    type: [String],
    example: ['officer-07', 'officer-12'],
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @Matches(SLUG, { each: true })
  officer_ids: string[];

  @ApiProperty({ description: '至何时 / until when', example: '2026-12-31T10:00:00Z' })
  @IsOptional()
  @IsInstant({ orDay: true })
  until?: string | null;
}
