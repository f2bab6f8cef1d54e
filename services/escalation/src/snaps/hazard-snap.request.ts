import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsDefined, IsOptional, Matches, ValidateNested } from 'class-validator';
import { WrittenText } from '@muster/http';
import { PlaceRequest } from '../raising/place.request.js';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;

/** Field `snap` of the form: where it is, and what there is to say besides the photographs (mechanisms 1.12). */
export class HazardSnapRequest {
  @ApiProperty({ description: '地点 / where', type: PlaceRequest })
  @IsDefined()
  @ValidateNested()
  @Type(() => PlaceRequest)
  place: PlaceRequest;

  @ApiProperty({ description: '补充说明 / a word about it', example: '防护栏缺失' })
  @IsOptional()
  @WrittenText(2_000)
  text?: string | null;

  @ApiProperty({ description: '类别，缺省为安全隐患 / category; a safety hazard by default' })
  @IsOptional()
  @Matches(CODE)
  category?: string | null;

  @ApiProperty({ description: '所属重大项目 / key project' })
  @IsOptional()
  @Matches(SLUG)
  project_id?: string | null;

  @ApiProperty({
    description: '代哪家企业报告（热线、理事会）/ on behalf of which enterprise (hotline, council)',
  })
  @IsOptional()
  @Matches(SLUG)
  enterprise_id?: string | null;

  @ApiProperty({
    description:
      '即使同处已有同类哨件仍另行吹哨 / blow a whistle of its own although there is one for the same place',
  })
  @IsOptional()
  @IsBoolean()
  insist?: boolean | null;
}
