import { Injectable } from '@nestjs/common';
import { Database, statement } from '@muster/persistence';
import type { Stored } from '@muster/recording';
import { type Activity, purposeOf, ticketsOf } from '../domain/activity.js';
import type { BegunActivity } from '../domain/outcome-figures.js';
import type { ActivityOfCampaign } from '../domain/campaign-progress.js';
import { signUpEnds } from '../domain/sign-up.js';
import type { ListFilter } from './list-filter.js';

const one = statement(
  'activity_one',
  'select document as state, version from activity where tenant_id = $1 and activity_id = $2',
);
const list = statement(
  'activity_list',
  `select document as state, version from activity
   where tenant_id = $1 and ($2::text is null or kind = $2)
     and ($3::timestamptz is null or starts_at >= $3) and ($4::timestamptz is null or starts_at < $4)
     and ($5::text is null or $5 = any(host_unit_ids))
     and ($6::text is null or project_id = $6) and ($7::uuid is null or ticket_ids @> array[$7::uuid])
     and ($8::timestamptz is null or sign_up_ends > $8)
     and ($9::uuid is null or campaign_id = $9)
     and ($10::timestamptz is null or (starts_at, activity_id) < ($10, $11::uuid))
   order by starts_at desc, activity_id desc limit $12`,
);
// Those that started in the span and were not called off, with what the figures are made of: no titles, no notes.
const began = statement(
  'activity_began',
  `select kind, coalesce(document->'purpose', 'null'::jsonb) as purpose, document->'attendance' as attendance,
     coalesce(document->'outcomes', '[]'::jsonb) as outcomes
   from activity
   where tenant_id = $1 and starts_at >= $2 and starts_at < $3 and not document ? 'calledOff'
     and ($4::text is null or kind = $4) and ($5::text is null or $5 = any(host_unit_ids))
   order by starts_at, activity_id`,
);

// What progress is made of: no titles, no notes.
const ofCampaigns = statement(
  'activity_of_campaigns',
  `select campaign_id as "campaignId", document->>'startsAt' as "startsAt", document ? 'calledOff' as "isCalledOff",
     document->'attendance' as attendance, coalesce(document->'outcomes', '[]'::jsonb) as outcomes
   from activity where tenant_id = $1 and campaign_id = any($2::uuid[])`,
);

/** What lists of activities can be narrowed by besides. */
export interface ActivityFilter extends ListFilter {
  readonly hostUnitId?: string;
  readonly projectId?: string;
  /** That it is about, or that came of it or was solved at it. */
  readonly ticketId?: string;
  /** Organisations may sign up now. */
  readonly openForSignUp?: boolean;
  /** That they belong to. */
  readonly campaignId?: string;
}

/** Which activities are summed up. Instants in RFC 3339. */
export interface SummaryFilter extends Pick<ActivityFilter, 'kind' | 'hostUnitId'> {
  /** Started at or after. */
  readonly from: string;
  /** Started before. */
  readonly to: string;
}

@Injectable()
export class ActivityStore {
  constructor(private readonly database: Database) {}

  async load(tenantId: string, id: string): Promise<Stored<Activity> | undefined> {
    return (await this.database.query<Stored<Activity>>(one, [tenantId, id]))[0];
  }

  /** Latest start first. */
  list(tenantId: string, filter: ActivityFilter): Promise<Stored<Activity>[]> {
    const { kind, from, to, hostUnitId, projectId, ticketId, openForSignUp, campaignId, after, limit } =
      filter;
    const now = openForSignUp ? this.database.now().toISOString() : undefined;
    const about = [kind, from, to, hostUnitId, projectId, ticketId, now, campaignId];
    const values = [tenantId, ...about, after?.startsAt, after?.id, limit];
    return this.database.query(
      list,
      values.map((value) => value ?? null),
    );
  }

  /** All activities that belong to these campaigns. */
  ofCampaigns(tenantId: string, campaignIds: readonly string[]): Promise<ActivityOfCampaign[]> {
    return this.database.query(ofCampaigns, [tenantId, campaignIds]);
  }

  /** Those that were not called off, by their start. */
  began(tenantId: string, { from, to, kind, hostUnitId }: SummaryFilter): Promise<BegunActivity[]> {
    return this.database.query(began, [tenantId, from, to, kind ?? null, hostUnitId ?? null]);
  }
}

/** The row that `eventsStateSql` writes. */
export function activityRow(activity: Activity): object {
  return {
    aggregate: 'activity',
    kind: activity.kind,
    starts_at: activity.startsAt,
    host_unit_ids: activity.hostUnitIds,
    project_id: purposeOf(activity).projectId,
    ticket_ids: ticketsOf(activity),
    campaign_id: purposeOf(activity).campaign?.id ?? null,
    sign_up_ends: activity.calledOff ? null : (signUpEnds(activity) ?? null),
    document: activity,
  };
}
