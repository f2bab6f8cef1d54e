import { RegularLook, systemScheduler } from '@muster/persistence';

const EVERY_MS = 1_000;
const BATCH = 64;
/** Before the next try with a document that could not be attended to: its category is gone from the directory, say. */
const REST_MS = 60_000;

/** A document that time has brought something for. */
export interface NeedingAttention {
  readonly tenant_id: string;
  readonly id: string;
}

/** Looks every second, by database time, after the documents of one kind whose deadline has passed or that want something done. */
export abstract class AttentionWatch extends RegularLook {
  /** Documents that could not be attended to, and until when they are left alone (monotonic milliseconds); they must not hold up others. */
  private readonly resting = new Map<string, number>();

  /** @param kind of document, as the log calls it. */
  constructor(private readonly kind: string) {
    super(EVERY_MS, `documents of kind ${kind}`);
  }

  protected abstract needingAttention(limit: number): Promise<readonly NeedingAttention[]>;
  /** Does all that is due. Called again when it fails, and by several processes at once. */
  protected abstract attendTo(tenantId: string, id: string): Promise<void>;

  protected async lookOnce(): Promise<void> {
    const now = systemScheduler.now();
    for (const { tenant_id, id } of await this.needingAttention(BATCH + this.resting.size)) {
      if ((this.resting.get(id) ?? 0) > now) continue;
      try {
        await this.attendTo(tenant_id, id);
        this.resting.delete(id);
      } catch (error) {
        this.resting.set(id, now + REST_MS);
        const message = 'a document could not be attended to';
        this.logger.error({ message, kind: this.kind, tenant_id, id, error });
      }
    }
  }
}
