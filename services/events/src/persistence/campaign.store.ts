import { Injectable } from '@nestjs/common';
import { Database, statement } from '@muster/persistence';
import type { Stored } from '@muster/recording';
import { type Campaign, type CampaignState, stateOf } from '../domain/campaign.js';

const one = statement(
  'campaign_one',
  'select document as state, version from campaign where tenant_id = $1 and campaign_id = $2',
);
const list = statement(
  'campaign_list',
  `select document as state, version from campaign
   where tenant_id = $1 and ($2::text is null or kind = $2) and ($3::text is null or state = $3)
     and ($4::text is null or $4 = any(unit_ids)) and ($5::uuid is null or part_of = $5)
     and ($6::uuid is null or campaign_id < $6)
   order by campaign_id desc limit $7`,
);
const parts = statement(
  'campaign_parts',
  `select campaign_id as id, part_of as "partOf", state, document->>'title' as title from campaign
   where tenant_id = $1 and part_of = any($2::uuid[]) order by campaign_id`,
);

/** What lists are narrowed by; absent: not narrowed. */
export interface CampaignFilter {
  readonly kind?: string;
  readonly state?: CampaignState;
  /** Leads it or takes part. */
  readonly unitId?: string;
  readonly partOf?: string;
  /** Planned before this one. */
  readonly after?: string;
  /** Rows at most. */
  readonly limit: number;
}

/** A part, as far as its whole is concerned. */
export interface Part {
  readonly id: string;
  readonly partOf: string;
  readonly state: CampaignState;
  readonly title: string;
}

@Injectable()
export class CampaignStore {
  constructor(private readonly database: Database) {}

  async load(tenantId: string, id: string): Promise<Stored<Campaign> | undefined> {
    return (await this.database.query<Stored<Campaign>>(one, [tenantId, id]))[0];
  }

  /** The latest planned first. */
  list(
    tenantId: string,
    { kind, state, unitId, partOf, after, limit }: CampaignFilter,
  ): Promise<Stored<Campaign>[]> {
    const values = [tenantId, kind, state, unitId, partOf, after, limit];
    return this.database.query(
      list,
      values.map((value) => value ?? null),
    );
  }

  /** The parts of these campaigns, in the order in which they were planned. */
  parts(tenantId: string, ids: readonly string[]): Promise<Part[]> {
    return this.database.query(parts, [tenantId, ids]);
  }
}

/** The row that `eventsStateSql` writes. */
export function campaignRow(campaign: Campaign): object {
  const { kind, leadUnitId, unitIds, partOf } = campaign;
  return {
    aggregate: 'campaign',
    ...{ kind, state: stateOf(campaign), unit_ids: [leadUnitId, ...unitIds], part_of: partOf },
    document: campaign,
  };
}
