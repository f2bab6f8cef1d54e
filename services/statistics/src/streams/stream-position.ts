import { Problem } from '@muster/http';

/**
 * Where a reader stands: the last position it has seen of each partition. It says whose log it is about, so that it cannot be
 * carried into another alliance (ADR-0083), and which generation of it, so that it cannot be carried past a restore (ADR-0181). Opaque to
 * readers.
 */
export class StreamPosition {
  private constructor(
    private readonly tenantId: string,
    private readonly partitions: Map<number, number>,
    /** Of the log: 0 until operators renew the streams. */
    readonly generation: number,
  ) {}

  static beginning(tenantId: string, generation = 0): StreamPosition {
    return new StreamPosition(tenantId, new Map(), generation);
  }

  static of(
    tenantId: string,
    positions: Iterable<readonly [partition: number, position: number]>,
    generation = 0,
  ): StreamPosition {
    return new StreamPosition(tenantId, new Map(positions), generation);
  }

  /**
   * Reads what `toString` wrote.
   *
   * @throws Problem 400 `stream_position_malformed`; 410 `stream_position_gone` for another alliance's position.
   */
  static parse(text: string, tenantId: string): StreamPosition {
    const read = parseVector(text);
    if (!read) throw new Problem(400, 'stream_position_malformed');
    if (read.tenantId !== tenantId) throw new Problem(410, 'stream_position_gone');
    return new StreamPosition(tenantId, read.partitions, read.generation);
  }

  /** The last position seen of a partition; 0 before the first event. */
  at(partition: number): number {
    return this.partitions.get(partition) ?? 0;
  }

  entries(): [partition: number, position: number][] {
    return [...this.partitions];
  }

  /** Moves on; never back. @returns whether that changed anything. */
  advance(partition: number, position: number): boolean {
    if (position <= this.at(partition)) return false;
    this.partitions.set(partition, position);
    return true;
  }

  toString(): string {
    const vector = JSON.stringify({
      of: 'tickets',
      t: this.tenantId,
      p: [...this.partitions],
      ...(this.generation > 0 && { g: this.generation }),
    });
    return `v1.${Buffer.from(vector).toString('base64url')}`;
  }
}

const LONGEST = 4_096;

interface Vector {
  readonly tenantId: string;
  readonly partitions: Map<number, number>;
  readonly generation: number;
}

function parseVector(text: string): Vector | undefined {
  if (!text.startsWith('v1.') || text.length > LONGEST) return undefined;
  try {
    const vector = JSON.parse(Buffer.from(text.slice(3), 'base64url').toString()) as Record<
      string,
      unknown
    > | null;
    if (vector?.of !== 'tickets' || typeof vector.t !== 'string' || !Array.isArray(vector.p))
      return undefined;
    const generation = vector.g ?? 0;
    if (!isCount(generation)) return undefined;
    const partitions = new Map<number, number>();
    for (const pair of vector.p as unknown[]) {
      if (!Array.isArray(pair) || pair.length !== 2 || !pair.every(isCount) || pair[0]! > 32_767)
        return undefined;
      partitions.set(pair[0]!, pair[1]!);
    }
    return { tenantId: vector.t, partitions, generation };
  } catch {
    return undefined;
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
