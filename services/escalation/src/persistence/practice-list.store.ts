import { Injectable } from '@nestjs/common';
import { Database, statement } from '@muster/persistence';
import type { Stored } from '@muster/recording';
import type { PracticeList } from '../domain/practice-lists/practice-list.js';

const byId = statement(
  'practice_list_by_id',
  'select document as state, version from practice_list where tenant_id = $1 and id = $2',
);
const list = statement(
  'practice_list_list',
  `select document as state, version from practice_list
   where tenant_id = $1 and ($2::text is null or $2 = any(unit_ids)) and ($3::boolean is null or is_open = $3)
     and ($4::uuid is null or id < $4)
   order by id desc limit $5`,
);
const attention = statement(
  'practice_list_attention',
  `select tenant_id, id from practice_list where attention_at <= clock_timestamp() order by attention_at limit $1`,
);

/** What lists are narrowed by; absent: not narrowed. */
export interface PracticeListFilter {
  /** A unit that answers for an item. */
  readonly unitId?: string | undefined;
  readonly isOpen?: boolean | undefined;
  /** Older than this one. */
  readonly after?: string | undefined;
  /** Rows at most. */
  readonly limit: number;
}

@Injectable()
export class PracticeListStore {
  constructor(private readonly database: Database) {}

  /** The id must be a UUID. */
  async load(tenantId: string, id: string): Promise<Stored<PracticeList> | undefined> {
    return (await this.database.query<Stored<PracticeList>>(byId, [tenantId, id]))[0];
  }

  /** Newest first. */
  list(
    tenantId: string,
    { unitId, isOpen, after, limit }: PracticeListFilter,
  ): Promise<Stored<PracticeList>[]> {
    const narrowed = [unitId, isOpen, after].map((value) => value ?? null);
    return this.database.query<Stored<PracticeList>>(list, [tenantId, ...narrowed, limit]);
  }

  /** Those with a deadline that has passed, by database time. */
  needingAttention(limit: number): Promise<{ tenant_id: string; id: string }[]> {
    return this.database.query<{ tenant_id: string; id: string }>(attention, [limit]);
  }
}
