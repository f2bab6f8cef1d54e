import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { WrittenText } from '@muster/http';
import { RESOURCE_KINDS, type ResourceKind } from '../domain/resource.js';
import { ModelCodesRequest } from '../model-codes/model-codes.request.js';
import { IsSlug } from '../references/request-fields.js';

class Texts {
  @ApiProperty({ description: '名称，不对外发布 / name; stays internal', example: '党群服务中心多功能厅' })
  @WrittenText(200)
  name: string;

  @ApiProperty({ description: '地点，不对外发布 / place; stays internal', example: '党群服务中心二层' })
  @IsOptional()
  @WrittenText(200)
  place?: string | null;

  @ApiProperty({ description: '说明，不对外发布 / note; stays internal', example: '可容纳 80 人，有投影' })
  @IsOptional()
  @WrittenText(1000)
  note?: string | null;
}

/** What a resource is called, where it is, where it stands in the operating model, and what else there is to know of it. */
export class ResourceTextsRequest extends IntersectionType(Texts, ModelCodesRequest) {}

/** Body of `POST /v1/resources`. */
export class OfferResourceRequest extends ResourceTextsRequest {
  @ApiProperty({
    description:
      '类别：专家、场地、设备、课程、服务点 / kind: expert, venue, equipment, course, service point',
    example: 'venue',
  })
  @IsIn(RESOURCE_KINDS)
  kind: ResourceKind;

  @ApiProperty({
    description: '提供单位；缺省为本单位 / unit that owns it; your own when absent',
    example: 'council-secretariat',
  })
  @IsOptional()
  @IsSlug()
  owner_unit_id?: string | null;
}

/** The texts as they are kept; what was left out is none. */
export function textsOf({ name, place, note }: ResourceTextsRequest) {
  return { name: name.trim(), place: place?.trim() ?? null, note: note?.trim() ?? null };
}
