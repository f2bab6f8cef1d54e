import type { FetchedRecord } from './fetched-record.js';

/**
 * A partition's records of one response, as a single message to kafkajs: it would look at the offset of each, and make a number of 64 bits
 * of it. Where a run begins is for the driver to see.
 */
export interface RecordRun {
  /** Of the last record, as text. */
  readonly offset: string;
  readonly isControlRecord: false;
  readonly records: readonly FetchedRecord[];
}
