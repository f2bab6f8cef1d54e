import type { Readable } from 'node:stream';

/** A file on its way into the store: on this machine, complete and examined. */
export interface StoredFile {
  readonly path: string;
  readonly type: string;
}

/**
 * Where attachments lie (ADR-0131). Keys are `tenant/uuid`, made here; a key is written once. Every method rejects with
 * {@link StoreUnavailable} when the store cannot be reached or answers with an error.
 */
export abstract class FileStore {
  /** Complete or not at all. */
  abstract put(key: string, file: StoredFile): Promise<void>;
  /** The content as it comes; undefined when there is none. */
  abstract get(key: string): Promise<Readable | undefined>;
  /** Harmless when there is nothing. */
  abstract delete(key: string): Promise<void>;
  /** Bytes; undefined when there is none. */
  abstract stat(key: string): Promise<number | undefined>;
}

/** The store cannot be used now. */
export class StoreUnavailable extends Error {
  constructor(what: string, cause?: unknown) {
    super(`attachment store: ${what}`, { cause });
    this.name = 'StoreUnavailable';
  }
}
