import type { FetchedMessage } from './kafka-client.js';
import type { RecordHeaders } from './record-headers.js';

/** A record where it lies in its fetch response: what nobody asks for is not taken out (ADR-0161). */
export class FetchedRecord implements FetchedMessage {
  private keyText?: string | null;
  private taken?: Readonly<Record<string, string>>;

  /** @param at where the length of its key stands; value and headers follow it. */
  constructor(
    readonly offset: number,
    private readonly parts: RecordHeaders,
    private readonly at: number,
  ) {}

  get key(): string | null {
    if (this.keyText === undefined) {
      const length = this.goTo(0);
      this.keyText = length < 0 ? null : this.parts.reader.text(length);
    }
    return this.keyText;
  }

  get value(): Buffer | null {
    const length = this.goTo(1);
    const { at, bytes } = this.parts.reader;
    return length < 0 ? null : bytes.subarray(at, at + length);
  }

  get headers(): Readonly<Record<string, string>> {
    return (this.taken ??= this.parts.read(this.headersAt()));
  }

  header(name: string): string | undefined {
    return this.taken ? this.taken[name] : this.parts.one(this.headersAt(), name);
  }

  private headersAt(): number {
    const length = this.goTo(1);
    return this.parts.reader.at + Math.max(0, length);
  }

  /** To the bytes of the key (0) or the value (1). @returns their number, or -1 when there are none. */
  private goTo(field: 0 | 1): number {
    const { reader } = this.parts;
    reader.at = this.at;
    const length = reader.varint();
    if (field === 0) return length;
    reader.at += Math.max(0, length);
    return reader.varint();
  }
}
