import { crc32c } from '@node-rs/crc32';

/** A record to send; `timestamp` in epoch milliseconds, as text. */
export interface ProducedRecord {
  readonly key?: string | Buffer | null;
  readonly value: string | Buffer | null;
  readonly headers?: Readonly<Record<string, string | Buffer>>;
  readonly timestamp?: string;
}

/** What a produce request of version 3 to 7 says. */
export interface ProduceRequest {
  readonly acks: number;
  readonly timeout: number;
  readonly producerId?: { toString(): string };
  readonly producerEpoch?: number;
  readonly topicData: readonly {
    readonly topic: string;
    readonly partitions: readonly {
      readonly partition: number;
      readonly firstSequence?: number;
      readonly messages: readonly ProducedRecord[];
    }[];
  }[];
}

const MAGIC = 2;
const NO_PRODUCER = '-1';
/** Longest varint of what a record may hold. */
const VARINT_BYTES = 5;
const FIRST_BYTES = 64 * 1024;

/**
 * The body of a produce request without transaction and compression, written once into one buffer (ADR-0091).
 *
 * @param now timestamp of records that have none, epoch milliseconds.
 */
export function encodeProduce(request: ProduceRequest, now: number): Buffer {
  const out = new Writer();
  const headers = new HeaderRuns(out);
  out.int16(-1); // no transaction
  out.int16(request.acks);
  out.int32(request.timeout);
  out.int32(request.topicData.length);
  for (const { topic, partitions } of request.topicData) {
    const length = out.reserve(2);
    const bytes = out.text(topic);
    out.bytes.writeInt16BE(bytes, length);
    out.int32(partitions.length);
    for (const { partition, firstSequence = 0, messages } of partitions) {
      out.int32(partition);
      const size = out.reserve(4);
      writeBatch(out, headers, request, firstSequence, messages, now);
      out.bytes.writeInt32BE(out.end - size - 4, size);
    }
  }
  return out.bytes.subarray(0, out.end);
}

function writeBatch(
  out: Writer,
  headers: HeaderRuns,
  { producerId, producerEpoch = 0 }: ProduceRequest,
  firstSequence: number,
  records: readonly ProducedRecord[],
  now: number,
): void {
  const times = records.map(({ timestamp }) => (timestamp === undefined ? now : Number(timestamp)));
  const first = Math.min(...times);
  out.int64(0n); // the broker gives the offsets
  const length = out.reserve(4);
  out.int32(0); // leader epoch
  out.int8(MAGIC);
  const crc = out.reserve(4);
  const checked = out.end;
  out.int16(0); // neither compressed nor transactional; time of creation
  out.int32(records.length - 1);
  out.int64(BigInt(first));
  out.int64(BigInt(Math.max(...times)));
  out.int64(BigInt(producerId?.toString() ?? NO_PRODUCER));
  out.int16(producerEpoch);
  out.int32(firstSequence);
  out.int32(records.length);
  records.forEach((record, index) => writeRecord(out, headers, record, index, times[index]! - first));
  out.bytes.writeInt32BE(out.end - length - 4, length);
  out.bytes.writeUInt32BE(crc32c(out.bytes.subarray(checked, out.end)), crc);
}

function writeRecord(
  out: Writer,
  runs: HeaderRuns,
  { key, value, headers = {} }: ProducedRecord,
  index: number,
  delay: number,
): void {
  const start = out.reserve(VARINT_BYTES);
  out.int8(0);
  out.varint(delay);
  out.varint(index);
  out.field(key ?? null);
  out.field(value);
  runs.write(headers);
  runs.movedUp(out.closeGap(start));
}

/**
 * The headers of one record after the other. Most are those of the record before: what stands there side by side unchanged is copied as it
 * is, and only what differs is written (ADR-0248).
 */
class HeaderRuns {
  private names: readonly string[] = [];
  private values: (string | Buffer)[] = [];
  /** Where the headers of the record before begin in the buffer, and, from there, where each of them ends. */
  private begin = 0;
  private ends: number[] = [];

  constructor(private readonly out: Writer) {}

  write(headers: Readonly<Record<string, string | Buffer>>): void {
    const { out } = this;
    const names = Object.keys(headers);
    out.varint(names.length);
    const begin = out.end;
    const ends: number[] = [];
    let run = 0; // from here on they are as before, and not copied yet
    let end = 0;
    for (let index = 0; index < names.length; index++) {
      const name = names[index]!;
      const value = headers[name]!;
      if (name === this.names[index] && value === this.values[index]) {
        end += this.ends[index]! - this.endBefore(index);
      } else {
        this.copy(run, index);
        out.field(name);
        out.field(value);
        this.values[index] = value;
        run = index + 1;
        end = out.end - begin;
      }
      ends.push(end);
    }
    this.copy(run, names.length);
    this.names = names;
    this.begin = begin;
    this.ends = ends;
  }

  /** What was written last has moved towards the beginning by so many bytes. */
  movedUp(bytes: number): void {
    this.begin -= bytes;
  }

  private copy(from: number, to: number): void {
    if (from >= to) return;
    const start = this.endBefore(from);
    this.out.again(this.begin + start, this.endBefore(to) - start);
  }

  private endBefore(index: number): number {
    return index === 0 ? 0 : this.ends[index - 1]!;
  }
}

/**
 * A buffer that grows, and where its content ends. What reserves room or writes may put another buffer in its place, so `bytes` is looked up
 * only when that is done: JavaScript takes the left side of an assignment, and a method's object, before the arguments.
 */
class Writer {
  bytes = Buffer.allocUnsafe(FIRST_BYTES);
  end = 0;

  int8(value: number): void {
    const at = this.reserve(1);
    this.bytes[at] = value;
  }

  int16(value: number): void {
    const at = this.reserve(2);
    this.bytes.writeInt16BE(value, at);
  }

  int32(value: number): void {
    const at = this.reserve(4);
    this.bytes.writeInt32BE(value, at);
  }

  int64(value: bigint): void {
    const at = this.reserve(8);
    this.bytes.writeBigInt64BE(value, at);
  }

  /** Zigzag; whole numbers below 2^53. */
  varint(value: number): void {
    this.end = this.varintAt(this.reserve(2 * VARINT_BYTES), value);
  }

  /** A length and as many bytes; -1 and none for null. */
  field(value: string | Buffer | null): void {
    if (value === null) return this.varint(-1);
    if (typeof value !== 'string') {
      this.varint(value.length);
      const at = this.reserve(value.length);
      return void this.bytes.set(value, at);
    }
    // Mostly the length takes no more bytes than it would if every unit of the text were one.
    const expected = varintBytes(value.length);
    const at = this.reserve(expected);
    const length = this.text(value);
    const missing = varintBytes(length) - expected;
    if (missing > 0) {
      this.reserve(missing);
      this.bytes.copyWithin(at + expected + missing, at + expected, at + expected + length);
    }
    this.varintAt(at, length);
  }

  /** @returns how many bytes the text has. */
  text(value: string): number {
    const start = this.reserve(value.length * 3);
    const length = this.bytes.write(value, start);
    this.end = start + length;
    return length;
  }

  /** @returns where the reserved bytes begin. */
  reserve(count: number): number {
    const start = this.end;
    this.end += count;
    if (this.end > this.bytes.length) {
      const larger = Buffer.allocUnsafe(2 ** Math.ceil(Math.log2(this.end + 1)));
      this.bytes.copy(larger, 0, 0, start);
      this.bytes = larger;
    }
    return start;
  }

  /** Writes once more what stands in the buffer. */
  again(from: number, length: number): void {
    const at = this.reserve(length);
    this.bytes.copyWithin(at, from, from + length);
  }

  /**
   * Puts the length of what follows the gap into it, in as few bytes as it needs, and moves the rest up.
   *
   * @returns by how many bytes.
   */
  closeGap(start: number): number {
    const content = start + VARINT_BYTES;
    const length = this.end - content;
    const at = this.varintAt(start, length);
    this.bytes.copyWithin(at, content, this.end);
    this.end = at + length;
    return content - at;
  }

  private varintAt(start: number, value: number): number {
    let rest = value < 0 ? -2 * value - 1 : 2 * value;
    let at = start;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.bytes[at++] = (rest % 0x80) | 0x80;
    this.bytes[at++] = rest;
    return at;
  }
}

/** Bytes of a length as a varint. */
function varintBytes(length: number): number {
  let bytes = 1;
  for (let rest = 2 * length; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes++;
  return bytes;
}
