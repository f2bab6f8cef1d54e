const RETRY_MS = 100;

/**
 * How long requests wait for a service that refuses connections: while it is being started again, and no longer. Patience counts from the
 * service's last answer, so that one that has been away for long is reported at once; and only so many may wait, so that one service's
 * absence does not use up what the others need (ADR-0018).
 */
export class Patience {
  private lastAnswer = -Infinity;
  private waiting = 0;

  /**
   * @param ms milliseconds; 0 waits for nobody.
   * @param most requests that may wait at once.
   */
  constructor(
    private readonly ms: number,
    private readonly most = 256,
  ) {}

  /** The service has answered. */
  answered(): void {
    this.lastAnswer = performance.now();
  }

  /** Calls `again` a little later. @returns false when waiting is not worth it. */
  wait(again: () => void): boolean {
    if (this.waiting >= this.most || performance.now() - this.lastAnswer > this.ms) return false;
    this.waiting++;
    setTimeout(() => {
      this.waiting--;
      again();
    }, RETRY_MS);
    return true;
  }
}
