import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { decodeCursor, PageQuery } from '@muster/http';
import { CAMPAIGN_STATES, type CampaignState } from '../domain/campaign.js';
import { CAMPAIGN_KINDS, type CampaignKind } from '../domain/campaign-kind.js';
import type { CampaignFilter } from '../persistence/campaign.store.js';
import { IsSlug } from '../references/request-fields.js';

export class CampaignListQuery extends PageQuery {
  @ApiProperty({ enum: CAMPAIGN_KINDS, description: '专项行动、系列 / special action or series' })
  @IsOptional()
  @IsIn(CAMPAIGN_KINDS)
  kind?: CampaignKind;

  @ApiProperty({ enum: CAMPAIGN_STATES, description: '进行中、已结项、已取消 / state' })
  @IsOptional()
  @IsIn(CAMPAIGN_STATES)
  state?: CampaignState;

  @ApiProperty({ description: '牵头或参与的单位 / unit that leads it or takes part', example: 'customs' })
  @IsOptional()
  @IsSlug()
  unit_id?: string;

  @ApiProperty({ format: 'uuid', description: '某专项的分项 / parts of this campaign' })
  @IsOptional()
  @IsUUID()
  part_of?: string;
}

/** What a query asks of the list; one row more than a page tells whether there is another. */
export function campaignFilter(query: CampaignListQuery): CampaignFilter {
  const { kind, state, unit_id, part_of, limit, cursor } = query;
  const after = decodeCursor<[string]>(cursor, ['uuid'])?.[0];
  return {
    limit: limit + 1,
    ...(kind === undefined ? {} : { kind }),
    ...(state === undefined ? {} : { state }),
    ...(unit_id === undefined ? {} : { unitId: unit_id }),
    ...(part_of === undefined ? {} : { partOf: part_of }),
    ...(after === undefined ? {} : { after }),
  };
}
