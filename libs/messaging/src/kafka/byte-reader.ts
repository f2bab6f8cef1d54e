/** Reads numbers and texts of Kafka's protocol, each from where the one before it ended. */
export class ByteReader {
  /** Where the next one is read. */
  at = 0;
  private readonly view: DataView;

  constructor(readonly bytes: Buffer) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  int16(): number {
    this.at += 2;
    return this.bytes.readInt16BE(this.at - 2);
  }

  int32(): number {
    this.at += 4;
    return this.bytes.readInt32BE(this.at - 4);
  }

  /** Whole numbers of less than 2^53; a BigInt for each would be garbage at once. */
  int64(): number {
    this.at += 8;
    return this.bytes.readInt32BE(this.at - 8) * 0x1_0000_0000 + this.bytes.readUInt32BE(this.at - 4);
  }

  /** Zigzag; whole numbers below 2^53. */
  varint(): number {
    let byte = this.bytes[this.at++]!;
    if (byte < 0x80) return (byte >>> 1) ^ -(byte & 1);
    let value = byte & 0x7f;
    let weight = 0x80;
    do {
      byte = this.bytes[this.at++]!;
      value += (byte & 0x7f) * weight;
      weight *= 0x80;
    } while (byte >= 0x80);
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  text(length: number): string {
    this.at += length;
    return this.bytes.toString('utf8', this.at - length, this.at);
  }

  /**
   * Do the same bytes stand here and there? Compared from their end, where ids and numbers differ, four at a time; the first four may be
   * compared twice.
   */
  isSame(here: number, there: number, length: number): boolean {
    const { view } = this;
    if (here + length > view.byteLength) return false;
    if (length < 4) return this.areSameBytes(here, there, length);
    for (let index = length - 4; index > 0; index -= 4) {
      if (view.getInt32(here + index) !== view.getInt32(there + index)) return false;
    }
    return view.getInt32(here) === view.getInt32(there);
  }

  private areSameBytes(here: number, there: number, length: number): boolean {
    for (let index = 0; index < length; index++) {
      if (this.bytes[here + index] !== this.bytes[there + index]) return false;
    }
    return true;
  }
}
