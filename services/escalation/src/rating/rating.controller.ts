import { Body, Controller, Param } from '@nestjs/common';
import { UuidPipe } from '@muster/http';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, Matches, ValidateNested } from 'class-validator';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { TicketStep } from '../deciding/step.js';
import { Steps } from '../deciding/steps.js';
import { WHISTLE_QUALITIES, type WhistleQuality } from '../domain/steps/rating.js';
import { type Satisfaction, SATISFACTIONS } from '../domain/vocabulary.js';
import { ratedTicket } from '../reading/examples-of-work.js';

export class UnitRatingRequest {
  @ApiProperty({ description: '承办单位 / unit', example: 'customs' })
  @Matches(/^[a-z0-9][a-z0-9-]{0,62}$/)
  unit_id: string;

  @ApiProperty({ description: '评价 / rating', example: 'satisfied' })
  @IsIn(SATISFACTIONS)
  rating: Satisfaction;
}

export class RateUnitsRequest {
  @ApiProperty({ description: '逐单位评价 / a rating per unit', type: [UnitRatingRequest] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => UnitRatingRequest)
  ratings: UnitRatingRequest[];
}

export class RateWhistleRequest {
  @ApiProperty({ description: '吹哨质量 / how well it was blown', example: 'well_described' })
  @IsIn(WHISTLE_QUALITIES)
  quality: WhistleQuality;
}

/** Both sides rate (双考核、共评): enterprises the units, units the whistles. */
@Controller('v1/tickets/:id/ratings')
export class RatingController {
  constructor(private readonly steps: Steps) {}

  @TicketStep('units', 'rate_units', {
    zh: '企业评价单位',
    en: 'Rate the units',
    request: { ratings: [{ unit_id: 'customs', rating: 'satisfied' }] },
    response: ratedTicket,
    problems: ['rated_already'],
  })
  units(@Param('id', UuidPipe) id: string, @Body() body: RateUnitsRequest, @AsAsked() asked: Asked) {
    const ratings = body.ratings.map(({ unit_id, rating }) => ({ unitId: unit_id, rating }));
    return this.steps.onTicket(id, 'ratings/units', { type: 'rate_units', ratings }, asked, { ratings });
  }

  @TicketStep('whistle', 'rate_whistle', {
    zh: '单位评价哨件',
    en: 'Rate the whistle',
    request: { quality: 'well_described' },
    response: ratedTicket,
    problems: ['rated_already'],
  })
  whistle(
    @Param('id', UuidPipe) id: string,
    @Body() { quality }: RateWhistleRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.onTicket(id, 'ratings/whistle', { type: 'rate_whistle', quality }, asked, { quality });
  }
}
