import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsDay, WrittenText } from '@muster/http';
import { MOST_ITEMS } from '../domain/practice-lists/decide-practice-list.js';
import { ITEM_CLASSES, type ItemClass, type ItemPlan } from '../domain/practice-lists/practice-list-event.js';
import { IsSlug } from '../projects/project-fields.js';
import { PageQuery } from '../reading/list-queries.js';

const MOST_LINKS = 50;

/** A practice item as it is written (mechanisms 0.18). */
export class PracticeItemRequest {
  @ApiProperty({
    enum: ITEM_CLASSES,
    description:
      '事项类别：acute 亟待解决的痛点难点；legacy 长期未能解决的遗留问题 / class of the item: acute, or left over from long ago',
    example: 'acute',
  })
  @IsIn(ITEM_CLASSES)
  item_class: ItemClass;

  @ApiProperty({
    description: '事项，不对外发布 / what is to be done; stays internal',
    example: '疏通二号闸口',
  })
  @WrittenText(200)
  title: string;

  @ApiProperty({ description: '责任单位 / the unit that answers for it', example: 'customs' })
  @IsSlug()
  owner_unit_id: string;

  @ApiProperty({ description: '应于何日完成 / done until the end of this day', example: '2027-03-31' })
  @IsDay()
  due_on: string;

  @ApiProperty({ type: [String], format: 'uuid', description: '相关哨件 / whistles that belong to it' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_LINKS)
  @IsUUID(undefined, { each: true })
  ticket_ids?: string[] | null;

  @ApiProperty({ type: [String], description: '相关重大项目 / key projects that it is about' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_LINKS)
  @IsSlug({ each: true })
  project_ids?: string[] | null;
}

export class AddItemRequest extends PracticeItemRequest {
  @ApiProperty({
    description: '排在第几，缺省为最后 / its place in the order; the last by default',
    example: 1,
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_ITEMS)
  position?: number | null;
}

export class OpenListRequest {
  @ApiProperty({
    description: '清单名称，不对外发布 / what the list is called',
    example: '2027 年办实事清单',
  })
  @WrittenText(200)
  title: string;

  @ApiProperty({
    type: [PracticeItemRequest],
    description: '首批事项，按办理时序 / first items in their order',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_ITEMS)
  @ValidateNested({ each: true })
  @Type(() => PracticeItemRequest)
  items?: PracticeItemRequest[] | null;
}

export class OrderRequest {
  @ApiProperty({
    type: [String],
    format: 'uuid',
    description: '全部事项，按新的时序 / every item in its new order',
  })
  @IsArray()
  @ArrayMaxSize(MOST_ITEMS)
  @IsUUID(undefined, { each: true })
  item_ids: string[];
}

export class ProgressRequest {
  @ApiProperty({
    description: '进展，不对外发布 / what has been done; stays internal',
    example: '已完成现场勘查',
  })
  @WrittenText(4_000)
  note: string;

  @ApiProperty({ description: '报完成 / reports it as done', example: false })
  @IsOptional()
  @IsBoolean()
  done?: boolean | null;
}

export class SuperviseItemRequest {
  @ApiProperty({ description: '列入督办或解除 / under supervision from now on, or not', example: true })
  @IsBoolean()
  supervised: boolean;

  @ApiProperty({
    description: '督办记录，不对外发布 / for the log; stays internal',
    example: '请于本周五前报进展',
  })
  @WrittenText(2_000)
  note: string;
}

export class ItemReasonRequest {
  @ApiProperty({ description: '原因，不对外发布 / why; stays internal', example: '现场未见变化' })
  @WrittenText(2_000)
  reason: string;
}

export class PracticeListQuery extends PageQuery {
  @ApiProperty({ description: '有该单位负责事项的 / with an item of this unit', example: 'customs' })
  @IsOptional()
  @IsSlug()
  unit_id?: string;

  @ApiProperty({ description: 'true 进行中，false 已办结 / open, or closed', example: true })
  @IsOptional()
  @IsBoolean()
  is_open?: boolean;
}

/** What a request writes into an item. */
export function planOf({
  item_class,
  title,
  owner_unit_id,
  due_on,
  ticket_ids,
  project_ids,
}: PracticeItemRequest): ItemPlan {
  return {
    class: item_class,
    title,
    unitId: owner_unit_id,
    dueOn: due_on,
    ticketIds: [...new Set(ticket_ids ?? [])],
    projectIds: [...new Set(project_ids ?? [])],
  };
}
