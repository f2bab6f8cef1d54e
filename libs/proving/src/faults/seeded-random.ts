import { createHash } from 'node:crypto';

/** A sequence that follows from its seed alone (xorshift128), so that a campaign's choices can be made again. */
export class SeededRandom {
  private state: Uint32Array;

  constructor(readonly seed: string) {
    const digest = createHash('sha256').update(seed).digest();
    this.state = new Uint32Array(Array.from({ length: 4 }, (_, index) => digest.readUInt32LE(index * 4) | 1));
  }

  /** 0 ≤ value < 1. */
  next(): number {
    const [x, , , w] = this.state as unknown as [number, number, number, number];
    let t = x ^ (x << 11);
    t ^= t >>> 8;
    const value = (w ^ (w >>> 19) ^ t) >>> 0;
    this.state.copyWithin(0, 1);
    this.state[3] = value;
    return value / 2 ** 32;
  }

  /** A whole number, both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(from: readonly T[]): T {
    return from[this.between(0, from.length - 1)]!;
  }

  shuffled<T>(from: readonly T[]): T[] {
    const items = [...from];
    for (let last = items.length - 1; last > 0; last--) {
      const other = this.between(0, last);
      [items[last], items[other]] = [items[other]!, items[last]!];
    }
    return items;
  }

  /** Some of them, at least `least`, in random order. */
  some<T>(from: readonly T[], least: number): T[] {
    return this.shuffled(from).slice(0, this.between(Math.min(least, from.length), from.length));
  }
}
