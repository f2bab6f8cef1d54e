import { type Queryable, statement } from '@muster/persistence';

/** A consumer that has halted, as operators see it. */
export interface Halt {
  readonly consumer: string;
  readonly since: Date;
  readonly reason: string;
  /** When it tries again by itself. */
  readonly probeAt: Date;
}

/** An operator's word to a halted consumer. */
export interface Resumption {
  /** Dead letters that it may write beyond its limits. */
  readonly allow: number;
}

const report = statement(
  'consumer_halt_report',
  `insert into consumer_halt as halt (consumer, reason, probe_at) values ($1, $2, now() + $3 * interval '1 ms')
   on conflict (consumer) do update set reason = excluded.reason, probe_at = excluded.probe_at, seen_at = now(),
     since = case when halt.seen_at < now() - interval '10 s' then now() else halt.since end
   returning resumed_at, allow, now() as now`,
);
const listHalted = statement(
  'consumer_halts',
  `select consumer, since, reason, probe_at as "probeAt" from consumer_halt
   where seen_at > now() - interval '10 s' order by consumer`,
);
const withdraw = statement(
  'consumer_halt_over',
  `update consumer_halt set seen_at = '-infinity' where consumer = $1`,
);
const resume = statement(
  'consumer_halt_resume',
  `update consumer_halt set resumed_at = clock_timestamp(), allow = $2
   where consumer = $1 and seen_at > now() - interval '10 s' returning consumer`,
);

/** The consumers of this database that are halted now: each says so once a second as long as it is. */
export function haltedConsumers(db: Queryable): Promise<Halt[]> {
  return db.query<Halt>(listHalted);
}

/**
 * Tells a halted consumer, in whichever processes it runs, to go on within a second or two.
 *
 * @param allow how many dead letters it may write beyond its limits; 0 when the fault has been mended.
 * @returns false when no such consumer is halted.
 */
export async function resumeConsumer(db: Queryable, consumer: string, allow = 0): Promise<boolean> {
  return (await db.query(resume, [consumer, allow])).length > 0;
}

/** One halt's line to its operators, through the database that both can reach. */
export class HaltReports {
  private haltedAt?: Date;

  constructor(
    private readonly db: Queryable,
    private readonly consumer: string,
  ) {}

  /** A new halt begins: what operators said before does not concern it. */
  begin(): void {
    this.haltedAt = undefined;
  }

  /** Says that the consumer is halted. @returns what an operator has answered since this halt was first reported. */
  async say(reason: string, probeInMs: number): Promise<Resumption | undefined> {
    const [row] = await this.db.query<{ resumed_at: Date | null; allow: number; now: Date }>(report, [
      this.consumer,
      reason,
      Math.max(0, Math.round(probeInMs)),
    ]);
    this.haltedAt ??= row!.now;
    return row!.resumed_at !== null && row!.resumed_at > this.haltedAt ? { allow: row!.allow } : undefined;
  }

  /** The halt is over. Another process of the consumer that is still halted says so again within a second. */
  async over(): Promise<void> {
    await this.db.query(withdraw, [this.consumer]);
  }
}
