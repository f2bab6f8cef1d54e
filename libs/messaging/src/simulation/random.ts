// Jest's modules look globals up in a context, each time as dear as the sum here.
const { floor, imul } = Math;

/** A seeded source of chance (mulberry32): the same seed gives the same schedule on every machine. */
export class Random {
  private state: number;

  /** @param seed any integer. */
  constructor(seed: number) {
    this.state = (imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ (seed >>> 3)) | 0;
  }

  /** 0 or more, less than 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** An integer from 0 to `below - 1`. */
  int(below: number): number {
    return floor(this.next() * below);
  }

  /** A number from `low` to `high`. */
  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(values: readonly T[]): T {
    return values[this.int(values.length)]!;
  }
}
