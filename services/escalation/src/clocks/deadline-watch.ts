import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Directories } from '@muster/directory';
import { VersionConflict } from '@muster/messaging';
import { Health, Metrics } from '@muster/observability';
import { type Cancel, Database, statement, systemScheduler } from '@muster/persistence';
import { SYSTEM } from '../domain/actor.js';
import { type AllianceDirectory, allianceDirectory } from '../dispatching/alliance-directory.js';
import { decide } from '../domain/decide.js';
import { WhistleStore } from '../persistence/whistle.store.js';
import { Resting } from './resting.js';

const EVERY_MS = 1_000;
const BATCH = 256;
/** Without a successful look for so long, deadlines would be recorded late: the service is not well. */
const PATIENCE_MS = 10_000;

// `clock_timestamp()` may change within a statement, so it could not be looked up in the index: every open whistle would be read (ADR-0092).
const dueTickets = statement(
  'due_tickets',
  `select ticket.tenant_id, ticket.id, ticket.next_due_at::text as due_at, extract(epoch from statement_timestamp() - ticket.next_due_at)::float8 as late,
     directory.version as directory_version
   from ticket left join directory using (tenant_id)
   where ticket.next_due_at < statement_timestamp() and ticket.id <> all($1::uuid[]) order by ticket.next_due_at limit ${BATCH}`,
);

interface Due {
  readonly tenant_id: string;
  readonly id: string;
  readonly due_at: string;
  readonly late: number;
  readonly directory_version: number | null;
}

/**
 * Time is an event (lifecycle B2.5): every second the whistles that have something due – a deadline, a warning, a transition, or a
 * new calendar to move by – get the command `tick`, by database time. It goes the way of every command, so that the version check
 * lets each be recorded once, whoever else looks (ADR-0031, ADR-0110).
 */
@Injectable()
export class DeadlineWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('deadlines');
  private readonly lateness;
  private readonly resting = new Resting();
  private cancel?: Cancel;
  private looking?: Promise<void>;
  private lastLook = systemScheduler.now();

  constructor(
    private readonly database: Database,
    private readonly store: WhistleStore,
    private readonly directories: Directories,
    private readonly health: Health,
    metrics: Metrics,
  ) {
    this.lateness = metrics.histogram({
      name: 'muster_deadline_lateness_seconds',
      help: 'Seconds between a deadline and its breach being recorded.',
      buckets: [0.5, 1, 2, 5, 10, 60, 600],
    });
    const { resting } = this;
    metrics.gauge({
      name: 'muster_deadlines_failing',
      help: 'Whistles whose deadlines could not be looked at; each is tried again after 1 s to 5 min.',
      collect() {
        this.set(resting.count);
      },
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
      const due = await this.database.query<Due>(dueTickets, [this.resting.at(systemScheduler.now())]);
      const recorded = await Promise.all(due.map((ticket) => this.tick(ticket)));
      this.lastLook = systemScheduler.now();
      // A full batch means that there is more; one in which nothing got out of the way would only come back the same.
      if (due.length < BATCH || !recorded.includes(true)) return;
    }
  }

  /** @returns whether the whistle is out of the way. */
  private async tick(due: Due): Promise<boolean> {
    const { tenant_id, id: ticket_id } = due;
    try {
      const outOfTheWay = await this.record(due);
      this.resting.succeeded(ticket_id);
      return outOfTheWay;
    } catch (error) {
      // The command that won has recorded the breach itself.
      if (error instanceof VersionConflict) return false;
      this.logger.error({ message: 'a deadline could not be recorded', tenant_id, ticket_id, error });
      this.resting.failed(ticket_id, systemScheduler.now());
      return true;
    }
  }

  private async record({ tenant_id, id, due_at, late, directory_version }: Due): Promise<boolean> {
    const whistle = await this.store.load(tenant_id, { ticketId: id });
    if (!whistle) return false;
    const directory = await this.directoryAt(tenant_id, directory_version);
    const decision = decide(
      whistle,
      { type: 'tick' },
      { now: this.store.now(), actor: SYSTEM, ...(directory && { directory }) },
    );
    if (decision.events.length === 0) {
      // Somebody was faster, the due instant is this very millisecond, or a new calendar moves nothing here.
      return await this.store.lookAgain(tenant_id, whistle, due_at);
    }
    await this.store.save(tenant_id, whistle, decision, SYSTEM);
    this.lateness.observe(Math.max(0, late));
    return true;
  }

  // As new as the read model was when the whistle was found: a calendar that made it due must be the one that is used.
  private async directoryAt(
    tenantId: string,
    version: number | null,
  ): Promise<AllianceDirectory | undefined> {
    let snapshot = await this.directories.get(tenantId);
    if (snapshot && version !== null && snapshot.version < version) {
      await this.directories.refresh([tenantId]);
      snapshot = await this.directories.get(tenantId);
    }
    return allianceDirectory(snapshot);
  }
}
