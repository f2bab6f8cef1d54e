import { randomBytes, randomFillSync } from 'node:crypto';

/** The parts of a W3C `traceparent` header (https://www.w3.org/TR/trace-context/). */
export interface Traceparent {
  /** 32 lower-case hex digits. */
  readonly traceId: string;
  /** 16 lower-case hex digits: the span of the caller. */
  readonly parentId: string;
  readonly sampled: boolean;
}

const PATTERN = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;

/** Reads a traceparent; null when it is malformed, all zero, or of the forbidden version ff. */
export function parseTraceparent(header: string | undefined | null): Traceparent | null {
  if (!header) return null;
  const match = PATTERN.exec(header);
  if (!match) return null;
  const [, version, traceId, parentId, flags, rest] = match as unknown as [
    string,
    string,
    string,
    string,
    string,
    string?,
  ];
  if (version === 'ff' || (version === '00' && rest)) return null;
  if (/^0+$/.test(traceId) || /^0+$/.test(parentId)) return null;
  return { traceId, parentId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

/** A new trace, or the next hop of `parent`: same trace id and sampling, fresh span id. */
export function nextTraceparent(parent?: Traceparent | null): { header: string; traceId: string } {
  const traceId = parent?.traceId ?? randomHex(16);
  const flags = parent && !parent.sampled ? '00' : '01';
  return { header: `00-${traceId}-${randomHex(8)}-${flags}`, traceId };
}

// Random bytes are drawn in blocks: one system call per few hundred requests instead of two per request.
const pool = randomBytes(4096);
let used = 0;

function randomHex(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const hex = pool.toString('hex', used, used + bytes);
  used += bytes;
  return hex;
}
