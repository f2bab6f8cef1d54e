import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { ArrayMaxSize, IsBoolean, IsIn, IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { IsInstant, LARGEST_PAGE, WrittenText } from '@muster/http';
import { KINDS, type Kind, TICKET_STATES, type TicketState } from '../domain/vocabulary.js';
import { PageQuery } from '../reading/list-queries.js';
import { FLAGS_ASKED, type FlagAsked, SORTS, type Sort } from './ticket-filter.js';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;
const SOURCES = ['enterprise', 'hotline', 'party_organisation', 'council'] as const;
const MODES = ['single', 'joint', 'task_force'] as const;

/** What tickets can be narrowed to; all conditions hold at once. */
export class TicketConditions {
  @ApiProperty({
    description: `这些哨件，至多 ${LARGEST_PAGE} 个，逗号分隔 / these tickets, ${LARGEST_PAGE} at the most, comma-separated`,
    example: ['019b0a3e-5c1d-7e2f-8a90-3f1e2d4c5b6a'],
  })
  @IsOptional()
  @IsUUID(undefined, { each: true })
  @ArrayMaxSize(LARGEST_PAGE)
  id?: string[];

  @ApiProperty({
    description: '状态，可多个，逗号分隔 / states, comma-separated',
    example: ['dispatched', 'in_progress'],
  })
  @IsOptional()
  @IsIn(TICKET_STATES, { each: true })
  state?: TicketState[];

  @ApiProperty({ description: '哨种，可多个 / kinds', example: ['emergency', 'urgent'] })
  @IsOptional()
  @IsIn(KINDS, { each: true })
  kind?: Kind[];

  @ApiProperty({ description: '层级，1–4 / level', example: 3 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(4)
  level?: number;

  @ApiProperty({ description: '类别 / category', example: 'customs_clearance' })
  @IsOptional()
  @Matches(CODE)
  category?: string;

  @ApiProperty({ description: '流程环节 / process stage', example: 'port_control' })
  @IsOptional()
  @Matches(CODE)
  process_stage?: string;

  @ApiProperty({ description: '该单位参与的 / in which this unit takes part', example: 'customs' })
  @IsOptional()
  @Matches(SLUG)
  unit_id?: string;

  @ApiProperty({ description: '该单位主办的 / which this unit leads', example: 'customs' })
  @IsOptional()
  @Matches(SLUG)
  lead_unit_id?: string;

  @ApiProperty({ description: '该企业的 / of this enterprise', example: 'enterprise-017' })
  @IsOptional()
  @Matches(SLUG)
  enterprise_id?: string;

  @ApiProperty({ description: '地点代码 / code of the place', example: 'yard-2' })
  @IsOptional()
  @Matches(CODE)
  place?: string;

  @ApiProperty({ description: '重大项目 / key project', example: 'deep-water-berth' })
  @IsOptional()
  @Matches(SLUG)
  project_id?: string;

  @ApiProperty({ description: '来源 / source', example: 'hotline' })
  @IsOptional()
  @IsIn(SOURCES)
  source?: (typeof SOURCES)[number];

  @ApiProperty({
    description:
      '办理方式：single 单独、joint 联合、task_force 有专班 / single, joint, or with a standing task force',
    example: 'joint',
  })
  @IsOptional()
  @IsIn(MODES)
  mode?: (typeof MODES)[number];

  @ApiProperty({
    description:
      '标记，可多个，须全部具有：disputed 退单待裁、supervised 督办、priority 优先 / all of these: an offer is disputed, under supervision, with the priority right',
    example: ['disputed', 'supervised'],
  })
  @IsOptional()
  @IsIn(FLAGS_ASKED, { each: true })
  flags?: FlagAsked[];

  @ApiProperty({
    description:
      'true：仅本企业（或本账号）关注的 / true: only those that the caller’s enterprise, or account, follows',
    example: true,
  })
  @IsOptional()
  @IsIn([true])
  @IsBoolean()
  followed?: true;

  @ApiProperty({ description: '是否优先办理 / with the priority right or without', example: true })
  @IsOptional()
  @IsBoolean()
  priority?: boolean;

  @ApiProperty({ description: '第几轮办理 / round, counted from 1', example: 2 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  round?: number;

  @ApiProperty({ description: 'true：重办过的 / true: done again at least once', example: true })
  @IsOptional()
  @IsBoolean()
  reopened?: boolean;

  @ApiProperty({
    description:
      'true：有时限已过而事未办；false：没有 / true: a deadline was missed and what it waits for is still not done; false: none',
    example: true,
  })
  @IsOptional()
  @IsBoolean()
  overdue?: boolean;

  @ApiProperty({
    description:
      '最近时限早于（RFC 3339，或日期：UTC 零时）/ next deadline before; a day begins at midnight UTC',
    example: '2026-11-25T00:00:00Z',
  })
  @IsOptional()
  @IsInstant({ orDay: true })
  due_before?: string;

  @ApiProperty({ description: '吹哨不早于 / raised at or after', example: '2026-11-01T00:00:00Z' })
  @IsOptional()
  @IsInstant({ orDay: true })
  raised_from?: string;

  @ApiProperty({ description: '吹哨早于 / raised before', example: '2026-12-01T00:00:00Z' })
  @IsOptional()
  @IsInstant({ orDay: true })
  raised_to?: string;

  @ApiProperty({
    description:
      '全文：标题、详情、哨件号、地点；多个词须全部出现 / words in title, description, number and place; all of them',
    example: '集装箱',
  })
  @IsOptional()
  @WrittenText(100)
  q?: string;

  @ApiProperty({
    description:
      '排序：newest 最新；urgent 时限最近；oldest 最早；untouched 最早且无人签收 / order; `urgent` has those whose clock runs, `untouched` those that nobody has signed, oldest first',
    example: 'urgent',
  })
  @IsOptional()
  @IsIn(SORTS)
  sort: Sort = 'newest';
}

/** A page of tickets. */
export class TicketQuery extends IntersectionType(TicketConditions, PageQuery) {}
