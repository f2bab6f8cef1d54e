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
    const { reader, before, names, places } = this;
    reader.at = at;
    if (!before || reader.varint() !== names.length) return undefined;
    let changed: Record<string, string> | undefined;
    for (let index = 0, place = 0; index < names.length; index++, place += NUMBERS) {
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
      }
    }
    return (this.before = changed ?? before);
  }

  private readAnew(at: number): Texts {
    const { reader } = this;
    const headers: Record<string, string> = {};
    this.names = [];
    this.places = [];
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
