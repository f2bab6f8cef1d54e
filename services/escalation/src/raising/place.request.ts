import { ApiProperty } from '@nestjs/swagger';
import { IsLatitude, IsLongitude, IsNumber, IsOptional, Matches, ValidateIf } from 'class-validator';
import { WrittenText } from '@muster/http';
import type { Place } from '../domain/place.js';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Where it is: a code, a label or a point, at least one of them; a point has both its numbers. */
export class PlaceRequest {
  @ApiProperty({ description: '地点代码（泊位、堆场、闸口）/ code of the place', example: 'yard-2' })
  @ValidateIf(({ code, label, lat }: PlaceRequest) => code != null || (label == null && lat == null))
  @Matches(CODE)
  code?: string | null;

  @ApiProperty({
    description: '地点说明，不对外发布 / what people call it; never published',
    example: '二号堆场 B 区',
  })
  @IsOptional()
  @WrittenText(200)
  label?: string | null;

  @ApiProperty({ description: '纬度（WGS 84）/ latitude', example: 38.9735 })
  @ValidateIf(({ lat, lon }: PlaceRequest) => lat != null || lon != null)
  @IsNumber()
  @IsLatitude()
  lat?: number | null;

  @ApiProperty({ description: '经度（WGS 84）/ longitude', example: 117.7883 })
  @ValidateIf(({ lat, lon }: PlaceRequest) => lat != null || lon != null)
  @IsNumber()
  @IsLongitude()
  lon?: number | null;
}

/** The place of a request. */
export function placeOf({ code, label, lat, lon }: PlaceRequest): Place {
  return {
    code: code ?? null,
    label: label ?? null,
    point: lat != null && lon != null ? { lat, lon } : null,
  };
}
