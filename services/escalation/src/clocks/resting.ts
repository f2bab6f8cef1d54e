const LONGEST_REST_MS = 5 * 60_000;
/** What nobody came back to for so long after its rest is due no more, e.g. because another process has recorded it. */
const FORGOTTEN_MS = 60_000;

/**
 * Whistles at which the watch failed. Each is left alone for a second, then twice as long each time, up to five minutes: what cannot be
 * recorded must not keep what is due after it from being looked at (ADR-0194). Times are milliseconds of one steady clock.
 */
export class Resting {
  private readonly failures = new Map<string, { readonly restMs: number; readonly untilMs: number }>();

  /** How many failed when they were last looked at. */
  get count(): number {
    return this.failures.size;
  }

  failed(id: string, nowMs: number): void {
    const restMs = Math.min((this.failures.get(id)?.restMs ?? 500) * 2, LONGEST_REST_MS);
    this.failures.set(id, { restMs, untilMs: nowMs + restMs });
  }

  succeeded(id: string): void {
    this.failures.delete(id);
  }

  /** Those that are left alone now. */
  at(nowMs: number): string[] {
    for (const [id, { untilMs }] of this.failures)
      if (nowMs - untilMs > FORGOTTEN_MS) this.failures.delete(id);
    return [...this.failures].filter(([, { untilMs }]) => untilMs > nowMs).map(([id]) => id);
  }
}
