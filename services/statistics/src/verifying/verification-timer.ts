import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { type Cancel, Database, statement, systemScheduler } from '@muster/persistence';
import type { Verification } from './verification.js';
import { gentlePace } from './verification-pace.js';
import { recordVerification } from './verification-record.js';
import { verify } from './verify.js';

/** Injection token: hours between two verifications; 0 for none. */
export const VERIFY_EVERY_HOURS = Symbol('VerifyEveryHours');

/** How often it is looked whether a verification is due. */
const LOOK_EVERY_MS = 60_000;
const VERIFICATION_LOCK = 0x76657266; // "verf"

const due = statement(
  'verification_due',
  `select not exists (select from verification where checked_at > now() - make_interval(hours => $1)) as due`,
);

/**
 * Compares the figures with the log by itself, when the last comparison – whoever asked for it – is long enough ago: slowly, and in one
 * process of the service at a time (ADR-0098).
 */
@Injectable()
export class VerificationTimer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('verification');
  private readonly stopping = new AbortController();
  private cancel?: Cancel;
  private running?: Promise<Verification | undefined>;

  constructor(
    private readonly database: Database,
    @Inject(VERIFY_EVERY_HOURS) private readonly hours: number,
  ) {}

  onApplicationBootstrap(): void {
    if (this.hours === 0) return;
    this.cancel = systemScheduler.every(LOOK_EVERY_MS, () => {
      this.verifyWhenDue().catch((error: unknown) => {
        if (!this.stopping.signal.aborted)
          this.logger.warn({ message: 'the figures cannot be verified now; trying again', error });
      });
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.cancel?.();
    this.stopping.abort();
    await this.running?.catch(() => undefined);
  }

  /** @returns the outcome; undefined when none is due, or another process is at it. */
  verifyWhenDue(): Promise<Verification | undefined> {
    this.running ??= this.inTurn().finally(() => (this.running = undefined));
    return this.running;
  }

  private async inTurn(): Promise<Verification | undefined> {
    if (!(await this.isDue())) return undefined;
    return this.database.alone(VERIFICATION_LOCK, async () => {
      // Asked again: the process that had its turn may just have finished.
      return (await this.isDue()) ? this.verify() : undefined;
    });
  }

  private async isDue(): Promise<boolean> {
    const [row] = await this.database.query<{ due: boolean }>(due, [this.hours]);
    return row!.due;
  }

  private async verify(): Promise<Verification> {
    const outcome = await verify(this.database, gentlePace(this.stopping.signal));
    await recordVerification(this.database, outcome);
    const { events, cells, milliseconds, difference_count: differences } = outcome;
    const counts = { events, cells, differences, milliseconds };
    if (differences === 0) this.logger.log({ message: 'the figures equal the log', ...counts });
    else
      this.logger.error({
        message: 'the figures differ from the log; statistics verify shows where',
        ...counts,
      });
    return outcome;
  }
}
