import type {
  TicketCorrected,
  TicketEscalated,
  TicketRaised,
  TicketRecategorised,
  TicketReopened,
} from '@muster/contracts';
import { type Queryable, statement } from '@muster/persistence';
import { TICKETS } from '../projection/topic.js';

const origins = statement(
  'whistle_origins',
  `select key, type, data from public_event
   where topic = $1 and key = any($2) and tenant_id = $3 and ($4::timestamptz is null or recorded_at <= $4)
     and type in ('muster.ticket.raised.v1', 'muster.ticket.escalated.v1', 'muster.ticket.reopened.v1',
       'muster.ticket.corrected.v1', 'muster.ticket.recategorised.v1')
   order by key, version`,
);

/** What few figures ask of a whistle, so that its fact does not keep it: who raised it, where, at which stage, and at which level it is. */
export interface WhistleOrigin {
  /** As corrected; null for an individual. */
  readonly enterpriseId: string | null;
  readonly placeCode: string | null;
  /** `enterprise`, `hotline`, `party_organisation`, `council`, or what a later release adds. */
  readonly source: string;
  /** As it was last classified; null when none was given. */
  readonly processStage: string | null;
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
    if (type === 'muster.ticket.raised.v1') found.set(key, originOf(data as TicketRaised));
    else if (known) found.set(key, { ...known, ...changeOf[type]!(data as never, known) });
  }
  return found;
}

function originOf(raised: TicketRaised): WhistleOrigin {
  const { enterprise_id: enterpriseId, source, process_stage: processStage, level } = raised;
  return { enterpriseId, placeCode: raised.place_code ?? null, source, processStage, level };
}

const changeOf: Record<string, (data: never, known: WhistleOrigin) => Partial<WhistleOrigin>> = {
  'muster.ticket.escalated.v1': ({ to_level: level }: TicketEscalated) => ({ level }),
  // A reopening that was published before it told the level leaves it as it was (contract 1.3.0).
  'muster.ticket.reopened.v1': ({ level }: TicketReopened, known) => ({ level: level ?? known.level }),
  'muster.ticket.corrected.v1': ({ enterprise_id: enterpriseId }: TicketCorrected) => ({ enterpriseId }),
  'muster.ticket.recategorised.v1': ({ process_stage: processStage }: TicketRecategorised) => ({
    processStage,
  }),
};
