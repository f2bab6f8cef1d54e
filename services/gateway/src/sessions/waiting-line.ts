import { overloaded, unavailable } from '@muster/http';

/**
 * Lets work happen a few at a time, in the order in which it came. Whoever leaves while it waits is passed over, and has freed its place in
 * the line (ADR-0199).
 */
export class WaitingLine {
  private underWay = 0;
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly atOnce: number,
    private readonly mostWaiting: number,
  ) {}

  /** Work that waits for its turn. */
  get waitingCount(): number {
    return this.waiting.size;
  }

  /**
   * Resolves or rejects as `work` does, once it has had its turn.
   *
   * @param gone aborted when nobody waits for it any more: then it has no turn.
   * @throws Problem 503 `overloaded` when too many wait already, or `service_unavailable` when it was given up: nothing was begun.
   */
  async take<T>(work: () => Promise<T>, gone?: AbortSignal): Promise<T> {
    if (gone?.aborted) throw unavailable(gone.reason);
    if (this.underWay < this.atOnce) this.underWay++;
    else await this.turn(gone);
    try {
      return await work();
    } finally {
      this.next();
    }
  }

  private turn(gone: AbortSignal | undefined): Promise<void> {
    if (this.waiting.size >= this.mostWaiting) throw overloaded();
    return new Promise((resolve, reject) => {
      const begin = (): void => {
        gone?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        this.waiting.delete(begin);
        reject(unavailable(gone?.reason));
      };
      this.waiting.add(begin);
      gone?.addEventListener('abort', leave, { once: true });
    });
  }

  private next(): void {
    const [begin] = this.waiting;
    if (!begin) {
      this.underWay--;
      return;
    }
    this.waiting.delete(begin);
    begin();
  }
}
