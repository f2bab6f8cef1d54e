import { Readable } from 'node:stream';
import { Problem } from '@muster/http';

/** One part of a form. Its body is to be read to the end before the next part is asked for. */
export interface FormPart {
  readonly name: string;
  /** What a file is called where it comes from; undefined for a plain field. */
  readonly fileName: string | undefined;
  readonly body: Readable;
}

const LONGEST_HEADERS = 4_096;
const LINE = Buffer.from('\r\n');
const HEADERS_END = Buffer.from('\r\n\r\n');
const LAST = Buffer.from('--');

/**
 * The parts of a `multipart/form-data` body (RFC 7578) as they come: never more of them in memory than a few pieces.
 *
 * @param mostBytes of the whole body.
 * @throws Problem 400 `malformed_request`, 413 `body_too_large`.
 */
export async function* formParts(
  source: AsyncIterable<Buffer>,
  contentType: string,
  mostBytes: number,
): AsyncGenerator<FormPart> {
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  if (!boundary) throw malformed();
  const mark = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`);
  const incoming = new Incoming(source, mostBytes);
  const preamble = incoming.upTo(mark);
  while (!(await preamble.next()).done); // what comes before the first part is for nobody
  while (await incoming.partFollows()) {
    const part = described(await incoming.headers());
    yield { ...part, body: Readable.from(incoming.upTo(mark), { objectMode: false }) };
  }
}

/** What has come and was not read yet. A body begins as if a line ended before it, so that its first boundary is like the others. */
class Incoming {
  private readonly pieces: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.from(LINE);
  private total = 0;

  constructor(
    source: AsyncIterable<Buffer>,
    private readonly mostBytes: number,
  ) {
    this.pieces = source[Symbol.asyncIterator]();
  }

  /** Everything before the mark, piece by piece; the mark is read, too. */
  async *upTo(mark: Buffer): AsyncGenerator<Buffer> {
    for (;;) {
      const at = this.rest.indexOf(mark);
      if (at >= 0) {
        const last = this.taken(at);
        this.taken(mark.length);
        if (last.length > 0) yield last;
        return;
      }
      const certain = this.rest.length - mark.length + 1; // the end may be the beginning of the mark
      if (certain > 0) yield this.taken(certain);
      await this.more();
    }
  }

  /** After a boundary: does another part follow, or was it the last one? */
  async partFollows(): Promise<boolean> {
    while (this.rest.length < LINE.length) await this.more();
    const next = this.taken(LINE.length);
    if (!next.equals(LINE) && !next.equals(LAST)) throw malformed();
    return next.equals(LINE);
  }

  async headers(): Promise<string> {
    const pieces: Buffer[] = [];
    let length = 0;
    for await (const piece of this.upTo(HEADERS_END)) {
      if ((length += piece.length) > LONGEST_HEADERS) throw malformed();
      pieces.push(piece);
    }
    return Buffer.concat(pieces).toString('utf8');
  }

  private taken(length: number): Buffer {
    const piece = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return piece;
  }

  private async more(): Promise<void> {
    const { done, value } = await this.pieces.next();
    if (done) throw malformed();
    if ((this.total += value.length) > this.mostBytes)
      throw new Problem(413, 'body_too_large', { limit: this.mostBytes });
    this.rest = Buffer.concat([this.rest, value]);
  }
}

function described(headers: string): { name: string; fileName: string | undefined } {
  const [, disposition] = /^content-disposition:\s*form-data\s*(;[^\r\n]*)$/im.exec(headers) ?? [];
  const name = parameter(disposition, 'name');
  if (name === undefined) throw malformed();
  return { name, fileName: parameter(disposition, 'filename') };
}

function parameter(disposition: string | undefined, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}=(?:"([^"]*)"|([^\\s;"]+))`, 'i').exec(disposition ?? '');
  return found?.[1] ?? found?.[2];
}

function malformed(): Problem {
  return new Problem(400, 'malformed_request');
}
