import { type Database, pause, type Scheduler, statement, systemScheduler } from '@muster/persistence';
import type { AuditMetrics } from './audit-metrics.js';
import { unsealedTail } from './audit-status.js';
import { publishMovedHeads } from './head-publication.js';
import type { HeadSigner } from './head-signer.js';
import { LOCK_SPACE, type LookedThrough, sealPass } from './seal-pass.js';

/** What a sealer needs besides the database. */
export interface AuditSealerOptions {
  readonly service: string;
  /** Where heads are published, with its prefix. */
  readonly topic: string;
  /** Without one, heads are not signed. */
  readonly signer?: HeadSigner | undefined;
  readonly metrics: AuditMetrics;
  /** Called when something was put into the outbox. */
  readonly onPublished: () => void;
  readonly log?: (level: 'warn' | 'error', message: string, details: object) => void;
  readonly scheduler?: Scheduler;
}

const SEAL_EVERY_MS = 4_000;
const PUBLISH_EVERY_MS = 60_000;
/** Events of one pass, and so of one seal, at the most: 240 kB. */
const MOST_EVENTS = 5_000;
const LAST_LOOK_MS = 50;

const lastVerification = statement(
  'audit_last_verification',
  `select extract(epoch from checked_at)::float8 as checked_at, objections from audit_verification order by checked_at desc limit 1`,
);

/**
 * Seals what has been committed, behind the commands and without their noticing (ADR-0095): every four seconds, one process at a time.
 * Heads that moved are published every minute (ADR-0096).
 */
export class AuditSealer {
  private readonly stopping = new AbortController();
  private readonly scheduler: Scheduler;
  private running?: Promise<void>;
  private known: LookedThrough | undefined;
  private publishedAt: number;

  constructor(
    private readonly database: Database,
    private readonly options: AuditSealerOptions,
  ) {
    this.scheduler = options.scheduler ?? systemScheduler;
    this.publishedAt = this.scheduler.now();
  }

  start(): void {
    this.running ??= this.run();
  }

  /**
   * Seals what is left, then stops.
   *
   * @param patienceMs how long transactions that are still open may keep it; what is left then is sealed after the next start.
   */
  async stop(patienceMs = 2_000): Promise<void> {
    this.stopping.abort();
    if (!this.running) return;
    await this.running;
    const deadline = this.scheduler.now() + patienceMs;
    try {
      await this.sealAll();
      while ((await unsealedTail(this.database)).events > 0 && this.scheduler.now() < deadline) {
        await pause(this.scheduler, LAST_LOOK_MS, new AbortController().signal);
        await this.sealAll();
      }
    } catch (error) {
      this.options.log?.('warn', 'the last events were not sealed; the next start does it', { error });
    }
  }

  /** Seals everything that is final now. @returns false when another process is at it. */
  async sealAll(most = MOST_EVENTS): Promise<boolean> {
    for (;;) {
      const pass = await sealPass(this.database, this.known, most);
      if (!pass) return false;
      this.known = pass.reached;
      this.options.metrics.sealed.inc(pass.events);
      if (!pass.more) return true;
    }
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await pause(this.scheduler, SEAL_EVERY_MS, signal);
      try {
        await this.sealAll();
        await this.publish();
        await this.measure();
      } catch (error) {
        this.options.log?.('warn', 'the event log cannot be sealed now; trying again', { error });
      }
    }
  }

  private async publish(): Promise<void> {
    if (this.scheduler.now() - this.publishedAt < PUBLISH_EVERY_MS) return;
    this.publishedAt = this.scheduler.now();
    const { service, topic, signer } = this.options;
    const moved = await publishMovedHeads(this.database, { service, topic, signer, lockSpace: LOCK_SPACE });
    if (moved > 0) this.options.onPublished();
  }

  private async measure(): Promise<void> {
    const { metrics } = this.options;
    metrics.unsealedAge.set((await unsealedTail(this.database)).age);
    const [verified] = await this.database.query<{ checked_at: number; objections: number }>(
      lastVerification,
    );
    metrics.verifiedAt.set(verified?.checked_at ?? 0);
    metrics.objections.set(verified?.objections ?? 0);
  }
}
