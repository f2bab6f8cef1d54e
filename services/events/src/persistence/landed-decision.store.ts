import { Injectable } from '@nestjs/common';
import { Database, type Queryable, statement } from '@muster/persistence';
import type { LandingNews } from '../on-ticket-changed/landing-news.js';

// Whichever version comes last, the newest of the whistle stands: events that are published again may come behind younger ones (ADR-0022).
const apply = statement(
  'landed_decision_apply',
  `insert into landed_decision (tenant_id, decision_id, landed_at, version)
   select tenant_id, decision_id, landed_at, version
   from json_to_recordset($1::json) as news(tenant_id text, decision_id uuid, landed_at timestamptz, version bigint)
   on conflict (tenant_id, decision_id) do update set landed_at = excluded.landed_at, version = excluded.version
   where landed_decision.version < excluded.version`,
);
const find = statement(
  'landed_decision_find',
  `select decision_id as id, landed_at as "landedAt" from landed_decision
   where tenant_id = $1 and decision_id = any($2::uuid[]) and landed_at is not null`,
);

/** Decisions that are followed at their whistles (ADR-0211): which of them have landed there. */
@Injectable()
export class LandedDecisionStore {
  constructor(private readonly database: Database) {}

  /** Applies news in a batch's transaction. */
  async apply(tx: Queryable, news: readonly LandingNews[]): Promise<void> {
    if (news.length > 0) await tx.query(apply, [JSON.stringify(news)]);
  }

  /** When those among these decisions landed that have, RFC 3339 by id. */
  async find(tenantId: string, ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<{ id: string; landedAt: Date }>(find, [tenantId, ids]);
    return new Map(rows.map(({ id, landedAt }) => [id, landedAt.toISOString()]));
  }
}
