import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { KINDS, type Kind } from '../domain/vocabulary.js';
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

  @ApiProperty({
    description: '代哪家企业吹哨（热线、理事会）/ on behalf of which enterprise (hotline, council)',
  })
  @IsOptional()
  @Matches(SLUG)
  enterprise_id?: string | null;

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
