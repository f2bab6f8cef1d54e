import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, Max, Min } from 'class-validator';
import { IsDay, WrittenText } from '@muster/http';
import { type Per, PERS } from '../domain/period.js';
import { type Audience, AUDIENCES } from '../domain/secretary-rota.js';
import { IsSlug } from '../references/request-fields.js';

/** Body of `PUT /v1/secretary-rota`. */
export class SetRotaRequest {
  @ApiProperty({
    enum: PERS,
    description:
      '轮值期：自周一起的一周、月、季、半年或年 / Length of a turn: a calendar week (from Monday), month, quarter, half-year or year',
    example: 'month',
  })
  @IsIn(PERS)
  turn_length: Per;

  @ApiProperty({
    description: '参加轮值的党组织，依次 / Whose secretaries take turns, in order',
    example: ['oils-and-fats-branch', 'construction-machinery-branch'],
  })
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsSlug({ each: true })
  party_organisation_ids: string[];
}

/** Body of `POST /v1/secretary-rota/turns/{starts_on}/replace`. */
export class ReplaceRequest {
  @ApiProperty({
    description: '由其书记代为的党组织 / whose secretary stands in',
    example: 'oils-and-fats-branch',
  })
  @IsSlug()
  party_organisation_id: string;

  @ApiProperty({ description: '原因，不对外发布 / why; stays internal', example: '书记外出学习' })
  @WrittenText(500)
  reason: string;
}

/** Body of `POST /v1/secretary-rota/turns/{starts_on}/swap`. */
export class SwapRequest {
  @ApiProperty({ description: '另一轮值期 / the other turn, by its first day', example: '2027-01-01' })
  @IsDay()
  with_starts_on: string;
}

/** Body of `POST /v1/secretary-rota/turns/{starts_on}/hand-over`. */
export class HandOverRequest {
  @ApiProperty({
    description: '交接事项，不对外发布 / what the next secretary has to know; stays internal',
    example: '一月联合主题党日已与海关商定，场地待订',
  })
  @WrittenText(2000)
  note: string;
}

/** Body of `POST /v1/secretary-rota/turns/{starts_on}/feedback`. */
export class FeedbackRequest {
  @ApiProperty({
    enum: AUDIENCES,
    description:
      '答复者：企业、党员或职工；再次登记取代前次 / Who answered: enterprises, members or staff; a later record of the same replaces it',
    example: 'enterprises',
  })
  @IsIn(AUDIENCES)
  audience: Audience;

  @ApiProperty({ description: '答复人数 / how many answered', example: 24 })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  answers: number;

  @ApiProperty({ description: '认可人数 / how many of them approve', example: 21 })
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  approving: number;
}
