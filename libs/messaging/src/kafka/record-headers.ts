import type { ByteReader } from './byte-reader.js';

type Texts = Readonly<Record<string, string>>;

/** Numbers that are kept of each header of the record before: where its name and its value stand, and how long they are. */
const NUMBERS = 4;

/**
 * Takes the headers out of a response's records, one record after the other. Mostly the header at a place has the name of the one at that
 * place in the record before, and often its value: then it is that one's text, and none is made (ADR-0161).
 */
export class RecordHeaders {
  private before?: Texts;
  private names: string[] = [];
  private places: number[] = [];
  /**
   * From this header on a record mostly has those of the one before, which are then told to be the same at once: events of one change differ
   * in their first headers only (ADR-0248).
   */
  private tail = Number.MAX_SAFE_INTEGER;
  /** Where those of the record before begin and end. */
  private tailAt = 0;
  private tailEnd = 0;

  constructor(readonly reader: ByteReader) {}

  /** The headers of a record, of which those that have a name twice with the first value. @param at where their number stands. */
  read(at: number): Texts {
    return this.readAgainst(at) ?? this.readAnew(at);
  }

  /** The first header of that name. @param name ASCII. @param at where the number of headers stands. */
  one(at: number, name: string): string | undefined {
    const { reader } = this;
    reader.at = at;
    for (let left = reader.varint(); left > 0; left--) {
      const nameLength = reader.varint();
      const isIt = nameLength === name.length && this.isName(reader.at, name);
      reader.at += nameLength;
      const length = Math.max(0, reader.varint());
      if (isIt) return reader.text(length);
      reader.at += length;
    }
    return undefined;
  }

  private readAgainst(at: number): Texts | undefined {
    const { reader, before, names, places, tail } = this;
    reader.at = at;
    if (!before || reader.varint() !== names.length) return undefined;
    let changed: Record<string, string> | undefined;
    let lastChanged = -1;
    let tailAt = 0;
    for (let index = 0, place = 0; index < names.length; index++, place += NUMBERS) {
      if (index === tail) {
        tailAt = reader.at;
        if (this.hasTail(tailAt)) break;
      }
      const nameLength = reader.varint();
      const nameAt = reader.at;
      if (nameLength !== places[place + 1] || !reader.isSame(nameAt, places[place]!, nameLength))
        return undefined;
      reader.at += nameLength;
      const length = Math.max(0, reader.varint());
      const valueAt = reader.at;
      if (length === places[place + 3] && reader.isSame(valueAt, places[place + 2]!, length)) {
        reader.at += length;
      } else {
        (changed ??= { ...before })[names[index]!] = reader.text(length);
        places[place + 2] = valueAt;
        places[place + 3] = length;
        lastChanged = index;
      }
    }
    this.tailAt = tailAt;
    this.tailEnd = reader.at;
    if (lastChanged >= tail || tail >= names.length) this.chooseTail(lastChanged + 1);
    return (this.before = changed ?? before);
  }

  /** @param at where the tail begins in this record; if it is that of the record before, the reader goes to its end. */
  private hasTail(at: number): boolean {
    const length = this.tailEnd - this.tailAt;
    if (this.tailAt === 0 || !this.reader.isSame(at, this.tailAt, length)) return false;
    this.reader.at = at + length;
    return true;
  }

  // What only the first record of a change differs in is worth no short tail.
  private chooseTail(index: number): void {
    if (index === 0 || index > this.names.length / 2) return;
    this.tail = index;
    this.tailAt = 0; // where that is in this record is not known any more
  }

  private readAnew(at: number): Texts {
    const { reader } = this;
    const headers: Record<string, string> = {};
    this.names = [];
    this.places = [];
    this.tail = Number.MAX_SAFE_INTEGER;
    reader.at = at;
    let twice = false;
    for (let left = reader.varint(); left > 0; left--) {
      const nameLength = reader.varint();
      const nameAt = reader.at;
      const name = reader.text(nameLength);
      const length = Math.max(0, reader.varint());
      this.places.push(nameAt, nameLength, reader.at, length);
      this.names.push(name);
      const value = reader.text(length);
      if (Object.hasOwn(headers, name)) twice = true;
      else headers[name] = value;
    }
    this.before = twice ? undefined : headers; // the places would not tell which of the two a text is of
    return headers;
  }

  private isName(at: number, name: string): boolean {
    for (let index = 0; index < name.length; index++) {
      if (this.reader.bytes[at + index] !== name.charCodeAt(index)) return false;
    }
    return true;
  }
}
