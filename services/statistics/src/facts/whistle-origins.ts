import type { TicketEscalated, TicketRaised, TicketReopened } from '@muster/contracts';
import { type Queryable, statement } from '@muster/persistence';
import { TICKETS } from '../projection/topic.js';

const origins = statement(
  'whistle_origins',
  `select key, type, data from public_event
   where topic = $1 and key = any($2) and tenant_id = $3 and ($4::timestamptz is null or recorded_at <= $4)
     and type in ('muster.ticket.raised.v1', 'muster.ticket.escalated.v1', 'muster.ticket.reopened.v1')
   order by key, version`,
);

/** What few figures ask of a whistle, so that its fact does not keep it: who raised it, where, and at which level it is. */
export interface WhistleOrigin {
  readonly enterpriseId: string | null;
  readonly placeCode: string | null;
  /** 1 to 4 (lifecycle B1). */
  readonly level: number;
}

/** Origins by whistle, as they were recorded until the moment (null: now); only of those that were raised by then. */
export async function readOrigins(
  database: Queryable,
  tenantId: string,
  ids: readonly string[],
  asOf: Date | null,
): Promise<ReadonlyMap<string, WhistleOrigin>> {
  const rows = await database.query<{ key: string; type: string; data: object }>(origins, [
    TICKETS.code,
    ids,
    tenantId,
    asOf,
  ]);
  const found = new Map<string, WhistleOrigin>();
  for (const { key, type, data } of rows) {
    const known = found.get(key);
    if (type === 'muster.ticket.raised.v1') {
      const { enterprise_id: enterpriseId, place_code: placeCode = null, level } = data as TicketRaised;
      found.set(key, { enterpriseId, placeCode, level });
    } else if (known) {
      found.set(key, { ...known, level: levelAfter(data as TicketEscalated | TicketReopened, known.level) });
    }
  }
  return found;
}

// A reopening that was published before it told the level leaves it as it was (contract 1.3.0).
function levelAfter(data: TicketEscalated | TicketReopened, level: number): number {
  return 'to_level' in data ? data.to_level : (data.level ?? level);
}
