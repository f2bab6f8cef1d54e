import { randomFillSync } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

const BYTES_PER_ID = 16;
const pool = Buffer.alloc(256 * BYTES_PER_ID);
let used = pool.length;

/**
 * A new id of an event or an aggregate: UUIDv7. Random bytes are drawn for many ids at once, because a draw costs more than an id
 * (ADR-0175). Ids of one millisecond are in no order: what orders events is their version, and whistles their number.
 */
export function newId(): string {
  return uuidv7({ rng: randomBytes });
}

function randomBytes(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += BYTES_PER_ID;
  return pool.subarray(used - BYTES_PER_ID, used);
}
