import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { ListQuery } from '../looking-up/list.query.js';
import { IsCode } from '../references/request-fields.js';

export class CadenceListQuery extends ListQuery {
  @ApiProperty({ description: '机制代码 / mechanism', example: 'joint_conference' })
  @IsOptional()
  @IsCode()
  mechanism_code?: string;
}
