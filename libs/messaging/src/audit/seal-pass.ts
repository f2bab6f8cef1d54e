import type { Database, Queryable } from '@muster/persistence';
import {
  type AuditCursor,
  beginWalk,
  endWalk,
  forgetWalked,
  leaveWalkBehind,
  lockSealing,
  noteSealed,
  passOver,
  readCursor,
  sealByKey,
  sealByTransaction,
  type SealedBatch,
} from './seal-statements.js';

/**
 * Every transaction below is known to have nothing left to seal, as long as the server lives: the ids that were drawn last, and left nothing
 * behind, are given again after a crash.
 */
export interface LookedThrough {
  readonly life: string;
  readonly transaction: number;
}

/** What came of one pass. */
export interface SealPass {
  /** Events that it put into seals. */
  readonly events: number;
  /** More may be there to be sealed at once. */
  readonly more: boolean;
  readonly reached: LookedThrough;
}

/** The first number of the sealer's advisory lock. */
export const LOCK_SPACE = 0x61756469; // "audi"
/** Transaction ids that one pass looks through at the most; the ids of all databases of a cluster are one series. */
const WINDOW = 50_000;

/**
 * Puts the next events into seals, one per tenant, all in one transaction under an advisory lock: who dies in it has done nothing, and two
 * never seal at once (ADR-0095).
 *
 * @param known what the last pass reached; spares looking again where no event was.
 * @param most events at the most.
 * @returns undefined when another process is sealing.
 */
export function sealPass(
  database: Database,
  known: LookedThrough | undefined,
  most: number,
): Promise<SealPass | undefined> {
  return database.transaction(async (transaction) => {
    const [lock] = await transaction.query<{ locked: boolean }>(lockSealing, [LOCK_SPACE]);
    if (!lock!.locked) return undefined;
    const [cursor] = await transaction.query<AuditCursor>(readCursor);
    if (cursor!.system_identifier !== cursor!.system) {
      await transaction.query(forgetWalked);
      await transaction.query(noteSealed);
      await transaction.query(beginWalk, [cursor!.system]);
      return { events: 0, more: true, reached: { life: cursor!.life, transaction: 0 } };
    }
    return cursor!.walk_aggregate_id === null
      ? sealTransactions(transaction, cursor!, known?.life === cursor!.life ? known.transaction : 0, most)
      : walk(transaction, cursor!, most);
  });
}

async function sealTransactions(
  transaction: Queryable,
  cursor: AuditCursor,
  known: number,
  most: number,
): Promise<SealPass> {
  const { life } = cursor;
  const skip = known > cursor.transaction_id;
  const from = skip ? [known, '', 0] : [cursor.transaction_id, cursor.aggregate_id, cursor.version];
  const end = (from[0] as number) + WINDOW;
  const walked = cursor.walk_covers >= 0;
  if (walked && cursor.transaction_id > cursor.walk_covers) {
    await transaction.query(forgetWalked);
    await transaction.query(leaveWalkBehind);
  }
  const [batch] = await transaction.query<SealedBatch>(sealByTransaction, [walked, ...from, end, most]);
  const { events, final } = batch!;
  if (events === most) return { events, more: true, reached: { life, transaction: known } };
  const reached = Math.min(end, final);
  // Where a walk or a full seal left the cursor, rows that are slipped in would pass for rows to come.
  if (events === 0 && (walked || cursor.aggregate_id !== '')) await transaction.query(passOver, [reached]);
  return { events, more: final > end, reached: { life, transaction: reached } };
}

async function walk(transaction: Queryable, cursor: AuditCursor, most: number): Promise<SealPass> {
  const { walk_aggregate_id: aggregate, walk_version: version, walk_covers: covers } = cursor;
  const [batch] = await transaction.query<SealedBatch>(sealByKey, [true, aggregate, version, covers, most]);
  if (batch!.events < most) await transaction.query(endWalk);
  return { events: batch!.events, more: true, reached: { life: cursor.life, transaction: 0 } };
}
