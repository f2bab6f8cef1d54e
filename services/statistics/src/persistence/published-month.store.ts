import { Injectable } from '@nestjs/common';
import { Database, statement } from '@muster/persistence';
import type { Stored } from '@muster/recording';
import type { PublishedMonth } from '../domain/published-month.js';

/** Which months, latest first. */
export interface PublishedMonthFilter {
  /** Only months before this one, `YYYY-MM`. */
  readonly before?: string | undefined;
  /** Rows at most. */
  readonly limit: number;
}

const one = statement(
  'published_month_one',
  `select document as state, version from published_month
   where tenant_id = $1 and month_id = $2 and ($3::bigint is null or version = $3) order by version desc limit 1`,
);
const list = statement(
  'published_month_list',
  `select distinct on (period) document as state, version from published_month
   where tenant_id = $1 and ($2::text is null or period < $2) order by period desc, version desc limit $3`,
);

@Injectable()
export class PublishedMonthStore {
  constructor(private readonly database: Database) {}

  /** As it was published in a version, last unless told. */
  async load(tenantId: string, id: string, version?: number): Promise<Stored<PublishedMonth> | undefined> {
    const values = [tenantId, id, version ?? null];
    return (await this.database.query<Stored<PublishedMonth>>(one, values))[0];
  }

  /** Months as they were published last, latest month first. */
  list(tenantId: string, { before, limit }: PublishedMonthFilter): Promise<Stored<PublishedMonth>[]> {
    return this.database.query(list, [tenantId, before ?? null, limit]);
  }
}

/** The row that `statisticsStateSql` writes. */
export function publishedMonthRow(month: PublishedMonth): object {
  return { aggregate: 'published_month', period: month.period, document: month };
}
