/** A record as it was fetched; numbers of 64 bits as text, as kafkajs hands them on. */
export interface FetchedRecord {
  readonly magicByte: number;
  readonly attributes: number;
  readonly timestamp: string;
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly isControlRecord: boolean;
  readonly batchContext: object;
}

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
const LOG_APPEND_TIME = 0x8;
/** Compressed, transactional or a control batch. */
const UNUSUAL = 0x7 | 0x10 | 0x20;
const NOTHING = {};

/**
 * Decodes a fetch response whose records are plain: of the current format, not compressed, not transactional (ADR-0091). A header
 * comes as text.
 *
 * @returns undefined when there is anything else in it.
 */
export function decodeFetch(bytes: Buffer): FetchResponse | undefined {
  const reader = new Reader(bytes);
  const clientSideThrottleTime = reader.int32();
  const errorCode = reader.int16();
  const sessionId = reader.int32();
  const responses = [];
  for (let topics = reader.int32(); topics > 0; topics--) {
    const topicName = reader.text(reader.int16());
    const partitions = [];
    for (let left = reader.int32(); left > 0; left--) {
      const partition = decodePartition(reader);
      if (!partition) return undefined;
      partitions.push(partition);
    }
    responses.push({ topicName, partitions });
  }
  // As the library has it: the broker expects the client to throttle itself, by `clientSideThrottleTime`.
  return { throttleTime: 0, clientSideThrottleTime, errorCode, sessionId, responses };
}

function decodePartition(reader: Reader): object | undefined {
  const head = {
    partition: reader.int32(),
    errorCode: reader.int16(),
    highWatermark: String(reader.int64()),
    lastStableOffset: String(reader.int64()),
    lastStartOffset: String(reader.int64()),
  };
  if (reader.int32() > 0) return undefined; // aborted transactions
  const preferredReadReplica = reader.int32();
  const end = Math.max(0, reader.int32()) + reader.at;
  const messages: FetchedRecord[] = [];
  while (reader.at + BATCH_HEADER <= end) {
    const length = reader.bytes.readInt32BE(reader.at + LENGTH_AT);
    const after = reader.at + LENGTH_AT + 4 + length;
    if (after > end) break; // the broker cuts the last batch where its limit is
    if (reader.bytes[reader.at + MAGIC_AT] !== MAGIC || !decodeBatch(reader, messages)) return undefined;
    reader.at = after;
  }
  reader.at = end;
  return { ...head, abortedTransactions: [], preferredReadReplica, messages };
}

function decodeBatch(reader: Reader, into: FetchedRecord[]): boolean {
  const firstOffset = Number(reader.int64());
  reader.at += 4 + 4 + 1 + 4; // length, leader epoch, magic, checksum
  const attributes = reader.int16();
  if (attributes & UNUSUAL) return false;
  reader.at += 4; // last offset delta
  const firstTimestamp = Number(reader.int64());
  const maxTimestamp = Number(reader.int64());
  reader.at += 8 + 2 + 4; // producer
  const appendTime = (attributes & LOG_APPEND_TIME) > 0;
  for (let left = reader.int32(); left > 0; left--) {
    reader.varint(); // its length
    const recordAttributes = reader.bytes[reader.at++]!;
    const timestamp = firstTimestamp + reader.varint();
    const offset = firstOffset + reader.varint();
    into.push({
      magicByte: MAGIC,
      attributes: recordAttributes,
      timestamp: String(appendTime ? maxTimestamp : timestamp),
      offset: String(offset),
      key: reader.field(),
      value: reader.field(),
      headers: decodeHeaders(reader),
      isControlRecord: false,
      batchContext: NOTHING,
    });
  }
  return true;
}

function decodeHeaders(reader: Reader): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (let left = reader.varint(); left > 0; left--) {
    const name = reader.text(reader.varint());
    const length = reader.varint();
    const value = length < 0 ? '' : reader.text(length);
    const before = headers[name];
    if (typeof before === 'string') headers[name] = [before, value];
    else if (Array.isArray(before)) before.push(value);
    else headers[name] = value;
  }
  return headers;
}

/** Reads on from where it is. */
class Reader {
  at = 0;

  constructor(readonly bytes: Buffer) {}

  int16(): number {
    this.at += 2;
    return this.bytes.readInt16BE(this.at - 2);
  }

  int32(): number {
    this.at += 4;
    return this.bytes.readInt32BE(this.at - 4);
  }

  int64(): bigint {
    this.at += 8;
    return this.bytes.readBigInt64BE(this.at - 8);
  }

  /** Zigzag; whole numbers below 2^53. */
  varint(): number {
    let value = 0;
    let weight = 1;
    let byte: number;
    do {
      byte = this.bytes[this.at++]!;
      value += (byte & 0x7f) * weight;
      weight *= 0x80;
    } while (byte >= 0x80);
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  field(): Buffer | null {
    const length = this.varint();
    if (length < 0) return null;
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text(length: number): string {
    this.at += length;
    return this.bytes.toString('utf8', this.at - length, this.at);
  }
}
