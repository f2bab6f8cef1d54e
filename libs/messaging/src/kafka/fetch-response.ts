import { ByteReader } from './byte-reader.js';
import { FetchedRecord } from './fetched-record.js';
import { RecordHeaders } from './record-headers.js';
import type { RecordRun } from './record-run.js';

/** A fetch response of version 11. */
export interface FetchResponse {
  readonly throttleTime: number;
  readonly clientSideThrottleTime: number;
  readonly errorCode: number;
  readonly sessionId: number;
  readonly responses: readonly { readonly topicName: string; readonly partitions: readonly object[] }[];
}

const MAGIC = 2;
const BATCH_HEADER = 61;
const LENGTH_AT = 8;
const MAGIC_AT = 16;
/** Compressed, transactional or a control batch. */
const UNUSUAL = 0x7 | 0x10 | 0x20;
/** A partition that brings neither records nor news. */
const NOTHING = {};

/**
 * Decodes a fetch response whose records are plain: of the current format, not compressed, not transactional (ADR-0091). A partition that
 * brings nothing is left out, and what one brings is one run (ADR-0161).
 *
 * @returns undefined when there is anything else in it.
 */
export function decodeFetch(bytes: Buffer): FetchResponse | undefined {
  const reader = new ByteReader(bytes);
  const headers = new RecordHeaders(reader);
  const clientSideThrottleTime = reader.int32();
  const errorCode = reader.int16();
  const sessionId = reader.int32();
  const responses = [];
  for (let topics = reader.int32(); topics > 0; topics--) {
    const topicName = reader.text(reader.int16());
    const partitions = [];
    for (let left = reader.int32(); left > 0; left--) {
      const partition = decodePartition(reader, headers);
      if (!partition) return undefined;
      if (partition !== NOTHING) partitions.push(partition);
    }
    responses.push({ topicName, partitions });
  }
  // As the library has it: the broker expects the client to throttle itself, by `clientSideThrottleTime`.
  return { throttleTime: 0, clientSideThrottleTime, errorCode, sessionId, responses };
}

function decodePartition(reader: ByteReader, headers: RecordHeaders): object | undefined {
  const partition = reader.int32();
  const errorCode = reader.int16();
  const highWatermark = reader.int64();
  const lastStableOffset = reader.int64();
  const lastStartOffset = reader.int64();
  if (reader.int32() > 0) return undefined; // aborted transactions
  const preferredReadReplica = reader.int32();
  const end = Math.max(0, reader.int32()) + reader.at;
  const records: FetchedRecord[] = [];
  while (reader.at + BATCH_HEADER <= end) {
    const length = reader.bytes.readInt32BE(reader.at + LENGTH_AT);
    const after = reader.at + LENGTH_AT + 4 + length;
    if (after > end) break; // the broker cuts the last batch where its limit is
    if (reader.bytes[reader.at + MAGIC_AT] !== MAGIC || !decodeBatch(reader, headers, records))
      return undefined;
    reader.at = after;
  }
  reader.at = end;
  if (records.length === 0 && errorCode === 0 && preferredReadReplica === -1) return NOTHING;
  return {
    partition,
    errorCode,
    highWatermark: String(highWatermark),
    lastStableOffset: String(lastStableOffset),
    lastStartOffset: String(lastStartOffset),
    abortedTransactions: [],
    preferredReadReplica,
    messages: runsOf(records),
  };
}

function runsOf(records: readonly FetchedRecord[]): RecordRun[] {
  const last = records.at(-1);
  return last ? [{ offset: String(last.offset), isControlRecord: false, records }] : [];
}

function decodeBatch(reader: ByteReader, headers: RecordHeaders, into: FetchedRecord[]): boolean {
  const firstOffset = reader.int64();
  reader.at += 4 + 4 + 1 + 4; // length, leader epoch, magic, checksum
  const attributes = reader.int16();
  if (attributes & UNUSUAL) return false;
  reader.at += 4 + 8 + 8; // last offset delta, times
  reader.at += 8 + 2 + 4; // producer
  for (let left = reader.int32(); left > 0; left--) {
    const length = reader.varint();
    const after = reader.at + length;
    reader.at += 1; // attributes, of which there are none
    reader.varint(); // time
    const offset = firstOffset + reader.varint();
    into.push(new FetchedRecord(offset, headers, reader.at));
    reader.at = after;
  }
  return true;
}
