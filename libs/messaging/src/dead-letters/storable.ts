import { createHash } from 'node:crypto';

/** An index of PostgreSQL takes 2,704 bytes, and beside the key stand the consumer and the topic. */
const LONGEST_KEY_BYTES = 1_024;
const SHOWN_OF_KEY = 200;
const LONGEST_REASON = 2_000;

/**
 * The key under which a record's key is put aside and parked: the key itself, unless PostgreSQL could not hold or index it. A long one is its
 * beginning and its SHA-256; a key that is stored already stays what it is.
 */
export function storedKey(key: string): string {
  const storable = withoutNul(key);
  if (Buffer.byteLength(storable) <= LONGEST_KEY_BYTES) return storable;
  const hash = createHash('sha256').update(storable).digest('hex');
  return `${storable.slice(0, SHOWN_OF_KEY).toWellFormed()}…${hash}`;
}

/** Why something failed, in a text that PostgreSQL can hold, whatever was thrown. */
export function storedReason(error: unknown): string {
  const { message } = (error ?? {}) as { message?: unknown };
  return withoutNul(String(message ?? error).slice(0, LONGEST_REASON)).toWellFormed(); // the cut may go through a character
}

/** The code of an error. */
export function storedCode(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : 'unknown';
}

const withoutNul = (text: string): string => text.replaceAll('\0', '\ufffd');
