const BUCKETS = 12;

/** How many records were read, and how many of them became dead letters, within the last so many milliseconds. */
export class DeadLetterWindow {
  private buckets: { readonly index: number; read: number; dead: number }[] = [];

  constructor(private readonly windowMs: number) {}

  add(now: number, read: number, dead: number): void {
    const index = this.indexAt(now);
    const last = this.buckets.at(-1);
    if (last?.index === index) {
      last.read += read;
      last.dead += dead;
    } else {
      this.buckets.push({ index, read, dead });
      if (this.buckets.length > BUCKETS) this.buckets.shift();
    }
  }

  total(now: number): { read: number; dead: number } {
    const oldest = this.indexAt(now) - BUCKETS;
    const within = this.buckets.filter(({ index }) => index > oldest);
    return {
      read: within.reduce((sum, { read }) => sum + read, 0),
      dead: within.reduce((sum, { dead }) => sum + dead, 0),
    };
  }

  clear(): void {
    this.buckets = [];
  }

  private indexAt(now: number): number {
    return Math.floor((now * BUCKETS) / this.windowMs);
  }
}
