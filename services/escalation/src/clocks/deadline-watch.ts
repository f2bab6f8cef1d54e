import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { VersionConflict } from '@muster/messaging';
import { Health, Metrics } from '@muster/observability';
import { type Cancel, Database, statement, systemScheduler } from '@muster/persistence';
import { SYSTEM } from '../domain/actor.js';
import { decide } from '../domain/decide.js';
import { WhistleStore } from '../persistence/whistle.store.js';

const EVERY_MS = 1_000;
const BATCH = 256;
/** Without a successful look for so long, deadlines would be recorded late: the service is not well. */
const PATIENCE_MS = 10_000;

// `clock_timestamp()` may change within a statement, so it could not be looked up in the index: every open whistle would be read (ADR-0092).
const dueTickets = statement(
  'due_tickets',
  `select tenant_id, id, extract(epoch from statement_timestamp() - next_due_at)::float8 as late
   from ticket where next_due_at < statement_timestamp() order by next_due_at limit ${BATCH}`,
);

interface Due {
  readonly tenant_id: string;
  readonly id: string;
  readonly late: number;
}

/**
 * Time is an event (lifecycle B2.5): every second the whistles whose next deadline has passed, by database time, get the command
 * `tick`. It goes the way of every command, so that the version check lets each breach be recorded once, whoever else looks (ADR-0031).
 */
@Injectable()
export class DeadlineWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('deadlines');
  private readonly lateness;
  private cancel?: Cancel;
  private looking?: Promise<void>;
  private lastLook = systemScheduler.now();

  constructor(
    private readonly database: Database,
    private readonly store: WhistleStore,
    private readonly health: Health,
    metrics: Metrics,
  ) {
    this.lateness = metrics.histogram({
      name: 'muster_deadline_lateness_seconds',
      help: 'Seconds between a deadline and its breach being recorded.',
      buckets: [0.5, 1, 2, 5, 10, 60, 600],
    });
  }

  onApplicationBootstrap(): void {
    this.health.register('deadlines', () => {
      const silence = systemScheduler.now() - this.lastLook;
      if (silence > PATIENCE_MS)
        throw new Error(`deadlines have not been looked at for ${Math.round(silence / 1000)} s`);
    });
    this.cancel = systemScheduler.every(EVERY_MS, () => void this.look());
  }

  async onApplicationShutdown(): Promise<void> {
    this.cancel?.();
    await this.looking;
  }

  /** Records every breach that is due now. One look at a time; errors are logged and left to the next. */
  look(): Promise<void> {
    this.looking ??= this.recordDue()
      .catch((error: unknown) => this.logger.error({ message: 'deadlines could not be looked at', error }))
      .finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async recordDue(): Promise<void> {
    for (;;) {
      const due = await this.database.query<Due>(dueTickets);
      const recorded = await Promise.all(due.map((ticket) => this.tick(ticket)));
      this.lastLook = systemScheduler.now();
      // A full batch means that there is more; one in which nothing could be recorded would only come back the same.
      if (due.length < BATCH || !recorded.includes(true)) return;
    }
  }

  private async tick({ tenant_id, id, late }: Due): Promise<boolean> {
    try {
      const whistle = await this.store.load(tenant_id, { ticketId: id });
      const decision = decide(whistle, { type: 'tick' }, { now: this.store.now(), actor: SYSTEM });
      if (decision.events.length === 0) return false; // somebody was faster, or the due instant is this very millisecond
      await this.store.save(tenant_id, whistle, decision, SYSTEM);
      this.lateness.observe(Math.max(0, late));
      return true;
    } catch (error) {
      // After a conflict the command that won has recorded the breach itself.
      if (!(error instanceof VersionConflict)) {
        this.logger.error({ message: 'a deadline could not be recorded', tenant_id, ticket_id: id, error });
      }
      return false;
    }
  }
}
