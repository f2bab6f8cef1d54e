import { Injectable } from '@nestjs/common';
import { Database, statement } from '@muster/persistence';
import type { Stored } from '@muster/recording';
import type { PracticeList } from '../domain/practice-lists/practice-list.js';
import { DocumentTable } from './document-table.js';

const list = statement(
  'practice_list_list',
  `select document as state, version from practice_list
   where tenant_id = $1 and ($2::text is null or $2 = any(unit_ids)) and ($3::boolean is null or is_open = $3)
     and ($4::uuid is null or id < $4)
   order by id desc limit $5`,
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
export class PracticeListStore extends DocumentTable<PracticeList> {
  constructor(database: Database) {
    super(database, 'practice_list');
  }

  /** Newest first. */
  list(
    tenantId: string,
    { unitId, isOpen, after, limit }: PracticeListFilter,
  ): Promise<Stored<PracticeList>[]> {
    const narrowed = [unitId, isOpen, after].map((value) => value ?? null);
    return this.database.query<Stored<PracticeList>>(list, [tenantId, ...narrowed, limit]);
  }
}
