import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsUUID,
  Matches,
  ValidateNested,
} from 'class-validator';
import { WrittenText } from '@muster/http';
import { MOST_PER_TICKET } from '../attachments/attachments.js';
import { KINDS, type Kind } from '../domain/vocabulary.js';
import { PlaceRequest } from './place.request.js';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** What somebody blows the whistle about. */
export class RaiseTicketRequest {
  @ApiProperty({ description: '问题类别代码，见责任清单 / category code of the responsibility matrix' })
  @Matches(CODE)
  category: string;

  @ApiProperty({ description: '一句话说明问题 / the problem in one line' })
  @WrittenText(200)
  title: string;

  @ApiProperty({ description: '详细情况 / what happened' })
  @WrittenText(10_000)
  description: string;

  @ApiProperty({ description: '口岸流程环节代码 / stage of the port process' })
  @IsOptional()
  @Matches(CODE)
  process_stage?: string | null;

  @ApiProperty({ description: '哨种，缺省按类别 / kind of whistle; the category’s own by default' })
  @IsOptional()
  @IsIn(KINDS)
  kind?: Kind | null;

  @ApiProperty({ description: '地点 / where', type: PlaceRequest })
  @IsOptional()
  @ValidateNested()
  @Type(() => PlaceRequest)
  place?: PlaceRequest | null;

  @ApiProperty({ description: '所属重大项目 / key project that it is about' })
  @IsOptional()
  @Matches(SLUG)
  project_id?: string | null;

  @ApiProperty({
    description: '代哪家企业吹哨（热线、理事会）/ on behalf of which enterprise (hotline, council)',
  })
  @IsOptional()
  @Matches(SLUG)
  enterprise_id?: string | null;

  @ApiProperty({ description: '先前上传的附件 / files uploaded before', type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_PER_TICKET)
  @IsUUID(undefined, { each: true })
  attachment_ids?: string[] | null;

  @ApiProperty({
    description:
      '行使优先权的理由（仅党组织书记）/ why the priority right is claimed (party secretaries only)',
  })
  @IsOptional()
  @WrittenText(1_000)
  priority_claim?: string | null;

  @ApiProperty({ description: '再次发生的原哨件 / the closed ticket that this one repeats' })
  @IsOptional()
  @IsUUID()
  recurrence_of?: string | null;

  @ApiProperty({ description: '留待人工派单 / leave the routing to a dispatcher' })
  @IsOptional()
  @IsBoolean()
  hold?: boolean | null;
}
