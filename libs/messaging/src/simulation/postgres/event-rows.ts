import { eventColumns, type EventRow } from '../../store/event-columns.js';
import { messageColumns, type MessagesRow } from '../../store/message-columns.js';
import { EVENTS_FROM, MESSAGES_FROM } from '../../store/save-statement.js';

type Value = string | number | Date | null;

const HEADER_BYTES = 20;
const EPOCH_MS = 946_684_800_000;
const TEXT = [25, 114];

/** The events among the parameters of the save statement, as PostgreSQL reads them from their columns. */
export function eventRows(parameters: readonly unknown[]): EventRow[] {
  return rowsAt<EventRow>(parameters, EVENTS_FROM, eventColumns.names);
}

/** What the changes publish, among the same parameters. */
export function messageRows(parameters: readonly unknown[]): MessagesRow[] {
  return rowsAt<MessagesRow>(parameters, MESSAGES_FROM, messageColumns.names);
}

/** The parameters with nothing to publish. */
export function withoutMessages(parameters: readonly unknown[]): unknown[] {
  return parameters.toSpliced(MESSAGES_FROM - 1, messageColumns.width, ...messageColumns.parameters([]));
}

function rowsAt<Row>(parameters: readonly unknown[], first: number, names: readonly string[]): Row[] {
  const columns = parameters.slice(first - 1, first - 1 + names.length) as Buffer[];
  const values = columns.map(arrayOf);
  return values[0]!.map((_, row) =>
    Object.fromEntries(names.map((name, column) => [name, values[column]![row]])),
  ) as Row[];
}

function arrayOf(bytes: Buffer): Value[] {
  if (bytes.readInt32BE(0) === 0) return [];
  const type = bytes.readInt32BE(8);
  let at = HEADER_BYTES;
  return Array.from({ length: bytes.readInt32BE(12) }, () => {
    const length = bytes.readInt32BE(at);
    const start = at + 4;
    at = start + Math.max(0, length);
    return length < 0 ? null : valueOf(type, bytes.subarray(start, at));
  });
}

function valueOf(type: number, bytes: Buffer): Value {
  if (TEXT.includes(type)) return bytes.toString('utf8');
  switch (type) {
    case 20:
      return Number(bytes.readBigInt64BE());
    case 23:
      return bytes.readInt32BE();
    case 1184:
      return new Date(Number(bytes.readBigInt64BE() / 1_000n) + EPOCH_MS);
    case 2950:
      return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    default:
      throw new Error(`the model knows no type ${type}`);
  }
}
