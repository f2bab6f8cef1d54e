import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, Matches, ValidateNested } from 'class-validator';
import { KINDS, type Kind } from '../domain/vocabulary.js';
import { PlaceRequest } from './place.request.js';
import { WrittenText } from '../written-text.js';

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
}
