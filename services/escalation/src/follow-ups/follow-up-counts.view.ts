import { ApiProperty } from '@nestjs/swagger';
import { ALL_FOLLOW_UP_KINDS } from '../domain/steps/following-up.js';
import { count, one } from '../reading/described.js';

class FollowUpCountView {
  @one(ALL_FOLLOW_UP_KINDS, '何事须落地 / what has to land') kind: string;
  @count('已提出 / proposed') open: number;
  @count('已出台、尚未落地；仅政策 / adopted and not landed; policies only') adopted: number;
  @count('已落地 / landed') landed: number;
  @count('已撤销 / dropped') dropped: number;
  @count('逾期未落地 / late, and not landed') late: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: '从登记到落地的中位天数 / median days from being written down to having landed',
  })
  median_days: number | null;
}

/** Kinds of which there is none are left out. */
export class FollowUpCountsView {
  @ApiProperty({ type: [FollowUpCountView] }) items: FollowUpCountView[];
}

/** For the OpenAPI document. */
export const exampleCounts: FollowUpCountsView = {
  items: [{ kind: 'policy', open: 4, adopted: 2, landed: 9, dropped: 1, late: 1, median_days: 41.5 }],
};
