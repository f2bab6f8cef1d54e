import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Metrics } from '@muster/observability';
import {
  binaryArray,
  type Cancel,
  Database,
  type Queryable,
  statement,
  systemScheduler,
} from '@muster/persistence';
import type { Place } from '../domain/place.js';
import { normalised, numbersToFind } from './grams.js';
import { firstIdAt, instantOfId } from './id-time.js';

const EVERY_MS = 1_000;
/** Tickets per look and alliance. */
const BATCH = 500;
/** Of one database connection's time: under a storm of whistles finding them trails, so that raising does not. */
const LARGEST_SHARE = 0.2;
/** Ids are drawn before they are committed: so far back a look goes, and so far every minute. */
const OVERLAP_MS = 5_000;
const LONG_OVERLAP_MS = 600_000;
const LONG_LOOK_EVERY = 60;
/** Looks, about an hour of them, after which everything is compared: who has waited for longer with an id drawn, or has a clock that is far off. */
const WHOLE_LOOK_EVERY = 3_600;
const INDEXING_LOCK = 0x66696e64; // "find"
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

const turn = statement('indexing_turn', 'select pg_try_advisory_xact_lock($1) as mine');
const alliances = statement('indexed_alliances', 'select distinct tenant_id from ticket_number_block');
const missing = statement(
  'tickets_not_indexed',
  `select id, number, title, detail->>'description' as description, detail->'place' as place,
     detail->>'project_id' as project_id, raised_at
   from ticket where tenant_id = $1 and id > $2
     and not exists (select from ticket_search s where s.tenant_id = $1 and s.ticket_id = ticket.id)
   order by id limit ${BATCH}`,
);
const insert = statement(
  'index_tickets',
  `insert into ticket_search (tenant_id, ticket_id, place_code, lat, lon, project_id, text, grams)
   select $1, ticket_id, place_code, lat, lon, project_id, text, ($3::int[])[from_gram:to_gram]
   from json_to_recordset($2::json) as given(ticket_id uuid, place_code text, lat real, lon real, project_id text, text text,
     from_gram int, to_gram int)
   on conflict do nothing`,
);

interface Unindexed {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly description: string | null;
  readonly place: Place | null;
  readonly project_id: string | null;
  readonly raised_at: Date;
}

/**
 * Makes tickets findable, a second after they were raised: an inverted index costs several times what the ticket itself does, and
 * must not be paid for by whoever blows the whistle (ADR-0130). What is missing is found by comparing with the tickets, so that a
 * crash loses nothing and older tickets come in by themselves, within an hour at the latest. One process of the service works at a time.
 */
@Injectable()
export class SearchIndexer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('search');
  private readonly lag;
  private readonly reached = new Map<string, string>();
  private looks = 0;
  private restUntil = 0;
  private cancel?: Cancel;
  private looking?: Promise<void>;

  constructor(
    private readonly database: Database,
    metrics: Metrics,
  ) {
    this.lag = metrics.histogram({
      name: 'muster_search_lag_seconds',
      help: 'Seconds between a whistle being raised and being found by search.',
      buckets: [0.5, 1, 2, 5, 10, 60, 600],
    });
  }

  onApplicationBootstrap(): void {
    this.cancel = systemScheduler.every(EVERY_MS, () => {
      if (systemScheduler.now() >= this.restUntil) void this.look();
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.cancel?.();
    await this.looking;
  }

  /** Indexes what is missing, {@link BATCH} tickets per alliance at most. One look at a time; errors are logged and left to the next. */
  look(): Promise<void> {
    const began = systemScheduler.now();
    this.looking ??= this.database
      .transaction(async (transaction) => {
        const [{ mine } = { mine: false }] = await transaction.query<{ mine: boolean }>(turn, [
          INDEXING_LOCK,
        ]);
        return mine ? this.index(transaction) : [];
      })
      .then((reached) => reached.forEach(([tenantId, id]) => this.reached.set(tenantId, id)))
      .catch((error: unknown) => this.logger.error({ message: 'tickets could not be indexed', error }))
      .finally(() => {
        const now = systemScheduler.now();
        this.restUntil = now + (now - began) * (1 / LARGEST_SHARE - 1);
        this.looking = undefined;
      });
    return this.looking;
  }

  /** @returns how far each alliance is indexed; it counts once the transaction is committed. */
  private async index(transaction: Queryable): Promise<[tenantId: string, id: string][]> {
    const look = this.looks++;
    const overlap = look % LONG_LOOK_EVERY === 0 ? LONG_OVERLAP_MS : OVERLAP_MS;
    if (look % WHOLE_LOOK_EVERY === 0) this.reached.clear();
    const reached: [string, string][] = [];
    for (const { tenant_id } of await transaction.query<{ tenant_id: string }>(alliances)) {
      const now = this.database.now().getTime();
      const from = firstIdAt(instantOfId(this.reached.get(tenant_id) ?? FIRST_ID) - overlap);
      const tickets = await transaction.query<Unindexed>(missing, [tenant_id, from]);
      if (tickets.length > 0) {
        const [rows, grams] = searchRows(tenant_id, tickets);
        await transaction.query(insert, [tenant_id, JSON.stringify(rows), binaryArray('int', grams)]);
      }
      reached.push([tenant_id, tickets.length === BATCH ? tickets.at(-1)!.id : firstIdAt(now)]);
      for (const { raised_at } of tickets) this.lag.observe(Math.max(0, now - raised_at.getTime()) / 1000);
    }
    return reached;
  }
}

interface SearchRow {
  readonly ticket_id: string;
  readonly place_code: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly project_id: string | null;
  readonly text: string;
  /** Where its grams stand among those of all rows, from 1. */
  readonly from_gram: number;
  readonly to_gram: number;
}

/** The rows, and the grams of all of them: as JSON every number of a gram would be read by itself. */
function searchRows(tenantId: string, tickets: readonly Unindexed[]): [SearchRow[], grams: number[]] {
  const grams: number[] = [];
  const rows = tickets.map(({ id, number, title, description, place, ...ticket }): SearchRow => {
    const text = normalised(
      [number, title, place?.code ?? '', place?.label ?? '', description ?? ''].join(' \n'),
    );
    const from = grams.length + 1;
    grams.push(...numbersToFind(tenantId, text, normalised(number)));
    return {
      ticket_id: id,
      place_code: place?.code ?? null,
      lat: place?.point?.lat ?? null,
      lon: place?.point?.lon ?? null,
      project_id: ticket.project_id,
      text,
      from_gram: from,
      to_gram: grams.length,
    };
  });
  return [rows, grams];
}
