import { totalmem } from 'node:os';

/** Megabytes that PostgreSQL's own cache has on the smallest machine, and wherever a crash may lose everything. */
export const LEAST_BUFFERS_MB = 96;
const MOST_BUFFERS_MB = 512;
const SHARE_OF_MEMORY = 16;
const BYTES_PER_MB = 1024 * 1024;

/**
 * Megabytes of PostgreSQL's own cache on a machine with so many bytes of memory: what is written is read again within seconds, by relay,
 * search and audit, and should still be there (ADR-0176). It is far less than the usual quarter, because everything else runs here, too.
 */
export function sharedBuffersMb(memory: number): number {
  const share = Math.floor(memory / BYTES_PER_MB / SHARE_OF_MEMORY);
  return Math.min(MOST_BUFFERS_MB, Math.max(LEAST_BUFFERS_MB, share));
}

/** Bytes of the machine's memory, or of what a container may use of it. */
export const memory = (): number => Math.min(totalmem(), process.constrainedMemory() || Infinity);
