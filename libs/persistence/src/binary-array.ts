/** Types that a column of {@link RowColumns} may have, with PostgreSQL's object ids of them. */
export const COLUMN_TYPES = {
  boolean: 16,
  bigint: 20,
  smallint: 21,
  int: 23,
  text: 25,
  json: 114,
  timestamptz: 1184,
  uuid: 2950,
} as const;

export type ColumnType = keyof typeof COLUMN_TYPES;

const HEADER_BYTES = 20;
/** What a value takes at most beside the bytes of a text: its length and eight or sixteen bytes. */
const VALUE_BYTES = 20;
const BYTES_PER_UTF16_UNIT = 3;
const NULL_LENGTH = -1;
/** Milliseconds from the Unix epoch to PostgreSQL's, 2000-01-01. */
const EPOCH_MS = 946_684_800_000;
const TWO_TO_32 = 4_294_967_296;
const INFINITY_HIGH = 0x7fffffff;
const INFINITY_LOW = 0xffffffff;

/** Where the arrays are put together. They are written without a pause and copied out at the end, so one buffer serves all. */
let scratch = Buffer.allocUnsafe(64 * 1024);

/**
 * An array of one dimension in the binary form that PostgreSQL's `array_recv` reads.
 *
 * @param values numbers for `smallint`, `int` and `bigint` (safe integers); text for `text`, `uuid` and, already serialised, `json`;
 *   epoch milliseconds, a Date or 'infinity' for `timestamptz`; null or undefined for SQL's null.
 * @throws RangeError or TypeError for what the type cannot hold.
 */
export function binaryArray(type: ColumnType, values: readonly unknown[]): Buffer {
  let end = HEADER_BYTES;
  let hasNull = 0;
  for (const value of values) {
    if (value === null || value === undefined) {
      hasNull = 1;
      reserve(end, VALUE_BYTES);
      end = scratch.writeInt32BE(NULL_LENGTH, end);
      continue;
    }
    reserve(end, VALUE_BYTES + (typeof value === 'string' ? value.length * BYTES_PER_UTF16_UNIT : 0));
    const start = end + 4;
    const next = writers[type](value as never, start);
    scratch.writeInt32BE(next - start, end);
    end = next;
  }
  scratch.writeInt32BE(values.length === 0 ? 0 : 1, 0);
  scratch.writeInt32BE(hasNull, 4);
  scratch.writeInt32BE(COLUMN_TYPES[type], 8);
  scratch.writeInt32BE(values.length, 12);
  scratch.writeInt32BE(1, 16);
  // An empty array has no dimensions.
  return Buffer.from(scratch.subarray(0, values.length === 0 ? 12 : end));
}

function reserve(end: number, bytes: number): void {
  if (end + bytes <= scratch.length) return;
  const larger = Buffer.allocUnsafe(Math.max(scratch.length * 2, end + bytes));
  scratch.copy(larger, 0, 0, end);
  scratch = larger;
}

/** Each writes a value at an offset of the scratch buffer and returns where it ends. */
const writers: Readonly<Record<ColumnType, (value: never, at: number) => number>> = {
  boolean: (value: boolean, at) => scratch.writeUInt8(value ? 1 : 0, at),
  smallint: (value: number, at) => scratch.writeInt16BE(value, at),
  int: (value: number, at) => scratch.writeInt32BE(value, at),
  bigint: (value: number, at) => writeInt64(value, at),
  text: (value: string, at) => at + scratch.write(value, at),
  json: (value: string, at) => at + scratch.write(value, at),
  uuid: (value: string, at) => writeUuid(value, at),
  timestamptz: (value: number | Date | 'infinity', at) => {
    if (value === 'infinity') return writeHalves(INFINITY_HIGH, INFINITY_LOW, at);
    return writeInt64((Number(value) - EPOCH_MS) * 1_000, at);
  },
};

function writeInt64(value: number, at: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe integer: ${value}`);
  const high = Math.floor(value / TWO_TO_32);
  return writeHalves(high, value - high * TWO_TO_32, at);
}

function writeHalves(high: number, low: number, at: number): number {
  scratch.writeInt32BE(high, at);
  return scratch.writeUInt32BE(low, at + 4);
}

const UUID_LENGTH = 36;
const HYPHEN = 0x2d;
/** The value of a code unit that is a hexadecimal digit; of any other one so many bits that they show in whatever it is combined with. */
const NO_DIGIT = 0x100;
const NIBBLES = new Uint16Array(0x80).fill(NO_DIGIT);
for (let value = 0; value < 16; value++) {
  const digit = value.toString(16);
  NIBBLES[digit.charCodeAt(0)] = value;
  NIBBLES[digit.toUpperCase().charCodeAt(0)] = value;
}

function writeUuid(value: string, at: number): number {
  let end = at;
  let isOne = value.length === UUID_LENGTH;
  for (let index = 0; isOne && index < UUID_LENGTH;) {
    if (index === 8 || index === 13 || index === 18 || index === 23) {
      isOne = value.charCodeAt(index++) === HYPHEN;
      continue;
    }
    const byte = (nibble(value.charCodeAt(index)) << 4) | nibble(value.charCodeAt(index + 1));
    isOne = byte < NO_DIGIT;
    scratch[end++] = byte;
    index += 2;
  }
  if (!isOne) throw new RangeError(`not a UUID: "${value}"`);
  return end;
}

const nibble = (code: number): number => NIBBLES[code] ?? NO_DIGIT;
