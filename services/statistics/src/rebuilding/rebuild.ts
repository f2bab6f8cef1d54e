import type { PoolClient } from 'pg';
import { type Database, type Queryable, statement } from '@muster/persistence';
import { definitions } from '../domain/definitions.js';
import type { KeyState } from '../domain/fold.js';
import { DEFAULT_TIME_ZONE } from '../domain/period.js';
import type { KeyWork } from '../projection/key-work.js';
import { changesBehind, logPages } from '../projection/log-pages.js';
import { Projector } from '../projection/projector.js';
import { eventsOf, type StoredChange } from '../projection/stored-change.js';
import { type LoggedTopic, loggedTopics } from '../projection/topic.js';

/** What a rebuild did. */
export interface Rebuild {
  readonly projection: number;
  readonly replaced: number;
  readonly events: number;
  readonly milliseconds: number;
  /** The replaced projection is gone; when somebody was still reading it, the next rebuild removes it. */
  readonly removed: boolean;
}

const REBUILD_LOCK = 0x73746174; // "stat"
const CHANGES_PER_PAGE = 2_500;
const ALMOST_THERE = 500;
const CATCH_UP_ROUNDS = 20;

const zonesAndFacts = statement(
  'rebuild_states',
  `select keys.key, zone.time_zone, fact.version, fact.latest, fact.recorded_at, fact.fact
   from unnest($3::text[], $4::text[]) as keys(tenant_id, key)
   left join tenant_zone zone on zone.projection = $1 and zone.tenant_id = keys.tenant_id
   left join lateral (
     select * from fact where fact.projection = $1 and fact.topic = $2 and fact.key = keys.key offset 0
   ) fact on true`,
);

const laggingKeys = statement(
  'lagging_keys',
  `select known.tenant_id, known.key, coalesce(made.version, 0) as version
   from fact known left join fact made on made.projection = $1 and made.topic = known.topic and made.key = known.key
   where known.projection = $2 and known.topic = $3
     and (made.key is null or made.latest < known.latest or made.version < known.version)
     and exists (
       select from public_change change where change.topic = known.topic and change.key = known.key
         and (coalesce(made.version, 0) + 1 between change.first_version and change.last_version
           or change.last_version > coalesce(made.latest, 0)))
   limit $4`,
);

const holdActive = statement(
  'hold_active_projection',
  `select id from projection where state = 'active' for update`,
);
const retire = statement('retire_projection', `update projection set state = 'retired' where id = $1`);
const activate = statement(
  'activate_projection',
  `update projection set state = 'active', activated_at = now() where id = $1`,
);
const hurry = statement('asynchronous_commit', 'set local synchronous_commit = off');

/** Another rebuild is under way. */
export class RebuildUnderWay extends Error {
  readonly code = 'rebuild_under_way';

  constructor() {
    super('another rebuild is under way');
  }
}

/**
 * Makes a new projection from the log beside the active one, with the code that also serves live, and puts it in its place when it
 * has caught up: readers see the old one or the new one, never half of either (kpis B8.10, ADR-0082). Taking in goes on meanwhile
 * and pauses only for the last step.
 *
 * @throws RebuildUnderWay
 */
export async function rebuild(database: Database): Promise<Rebuild> {
  const outcome = await database.alone(REBUILD_LOCK, (session) => new Rebuilder(database, session).run());
  if (!outcome) throw new RebuildUnderWay();
  return outcome;
}

class Rebuilder {
  private readonly projector: Projector;
  private events = 0;
  private made = 0;

  constructor(
    private readonly database: Database,
    private readonly session: PoolClient,
  ) {
    this.projector = new Projector(database);
  }

  async run(): Promise<Rebuild> {
    const started = performance.now();
    await this.removeLeftOvers();
    const created = await this.session.query<{ id: number }>('select create_projection($1) as id', [
      definitions.version,
    ]);
    this.made = created.rows[0]!.id;
    for (const topic of loggedTopics) if (topic.fold) await this.replay(topic);
    for (let round = 0; round < CATCH_UP_ROUNDS; round++) {
      if ((await this.database.transaction((tx) => this.catchUp(tx, ALMOST_THERE * 10))) < ALMOST_THERE)
        break;
    }
    const replaced = await this.swap();
    const removed = await this.remove(replaced);
    const milliseconds = Math.round(performance.now() - started);
    return { projection: this.made, replaced, events: this.events, milliseconds, removed };
  }

  private async replay(topic: LoggedTopic): Promise<void> {
    for await (const changes of logPages(this.session, topic.code, CHANGES_PER_PAGE)) {
      await this.database.transaction(async (tx) => {
        await tx.query(hurry);
        await this.take(tx, topic, changes);
      });
    }
  }

  /** @returns how many keys were behind. */
  private async catchUp(tx: Queryable, atMost: number): Promise<number> {
    let behind = 0;
    const [active] = await tx.query<{ id: number }>(activeProjection);
    for (const topic of loggedTopics) {
      if (!topic.fold) continue;
      const keys = await tx.query<{ key: string; version: number }>(laggingKeys, [
        this.made,
        active!.id,
        topic.code,
        atMost,
      ]);
      if (keys.length === 0) continue;
      behind += keys.length;
      const changes = await changesBehind(tx, topic.code, keys);
      await this.take(tx, topic, changes);
    }
    return behind;
  }

  private async take(tx: Queryable, topic: LoggedTopic, changes: readonly StoredChange[]): Promise<void> {
    const byKey = Map.groupBy(changes, (change) => change.key);
    const keys = [...byKey.keys()];
    const tenants = keys.map((key) => byKey.get(key)![0]!.tenant_id);
    const states = await tx.query<StateRow>(zonesAndFacts, [this.made, topic.code, tenants, keys]);
    const known = new Map(states.map((state) => [state.key, state]));
    const work: KeyWork[] = keys.map((key, index) => ({
      tenantId: tenants[index]!,
      key,
      timeZone: known.get(key)!.time_zone ?? DEFAULT_TIME_ZONE,
      before: stateOf(known.get(key)!),
      events: eventsOf(byKey.get(key)!),
    }));
    for (const { events } of work) this.events += events.length;
    await this.projector.apply(tx, this.made, topic, work);
  }

  /** @returns the projection that was replaced. */
  private swap(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const [active] = await tx.query<{ id: number }>(holdActive); // waits for batches under way and holds up new ones
      while ((await this.catchUp(tx, ALMOST_THERE * 10)) > 0);
      await tx.query(retire, [active!.id]);
      await tx.query(activate, [this.made]);
      return active!.id;
    });
  }

  /** What an interrupted rebuild left, or a reader held on to. */
  private async removeLeftOvers(): Promise<void> {
    const { rows } = await this.session.query<{ id: number }>(
      `select id from projection where state <> 'active' order by id`,
    );
    for (const { id } of rows) await this.remove(id);
  }

  // Dropping waits for readers of the table, and everybody else would wait behind it: better to give up soon.
  private async remove(id: number): Promise<boolean> {
    try {
      await this.session.query('begin');
      await this.session.query(`set local lock_timeout = '2s'`);
      await this.session.query('select drop_projection($1)', [id]);
      await this.session.query('commit');
      return true;
    } catch (error) {
      await this.session.query('rollback');
      if ((error as { code?: string }).code === '55P03') return false;
      throw error;
    }
  }
}

const activeProjection = statement('active_projection', `select id from projection where state = 'active'`);

interface StateRow {
  readonly key: string;
  readonly time_zone: string | null;
  readonly version: number | null;
  readonly latest: number | null;
  readonly recorded_at: Date | null;
  readonly fact: unknown;
}

function stateOf({ version, latest, recorded_at, fact }: StateRow): KeyState<unknown> | null {
  return version === null ? null : { version, latest: latest!, recordedAt: recorded_at!.getTime(), fact };
}
