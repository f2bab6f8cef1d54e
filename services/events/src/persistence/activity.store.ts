import { Injectable } from '@nestjs/common';
import { Database, statement } from '@muster/persistence';
import type { Stored } from '@muster/recording';
import type { Activity } from '../domain/activity.js';
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
     and ($6::timestamptz is null or (starts_at, activity_id) < ($6, $7::uuid))
   order by starts_at desc, activity_id desc limit $8`,
);

/** What lists of activities can be narrowed by besides. */
export interface ActivityFilter extends ListFilter {
  readonly hostUnitId?: string;
}

@Injectable()
export class ActivityStore {
  constructor(private readonly database: Database) {}

  async load(tenantId: string, id: string): Promise<Stored<Activity> | undefined> {
    return (await this.database.query<Stored<Activity>>(one, [tenantId, id]))[0];
  }

  /** Latest start first. */
  list(tenantId: string, filter: ActivityFilter): Promise<Stored<Activity>[]> {
    const { kind, from, to, hostUnitId, after, limit } = filter;
    const values = [tenantId, kind, from, to, hostUnitId, after?.startsAt, after?.id, limit];
    return this.database.query(
      list,
      values.map((value) => value ?? null),
    );
  }
}

/** The row that `eventsStateSql` writes. */
export function activityRow(activity: Activity): object {
  return {
    aggregate: 'activity',
    kind: activity.kind,
    starts_at: activity.startsAt,
    host_unit_ids: activity.hostUnitIds,
    document: activity,
  };
}
