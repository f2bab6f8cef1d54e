import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from '@muster/http';
import { examined, type FileType } from './examined-file.js';
import { RefusedFile } from './refused-file.js';

/** Largest file in bytes: a photograph of a good telephone, or a scanned document of some pages. */
export const LARGEST_FILE = 15 * 1024 * 1024;
/** Of a file on its way, in the folder of this machine for what is temporary. */
const ON_ITS_WAY = 'muster-upload-';
/** Longer than a file may be on its way. */
const LEFT_BEHIND_MS = 3_600_000;
/** Files that are in memory at a time, for as long as they are looked into. */
const EXAMINED_AT_ONCE = 2;

/** A file that has come in and is good. */
export interface ReceivedFile {
  /** On this machine, until `discard`. */
  readonly path: string;
  readonly type: FileType;
  /** Bytes of what is kept. */
  readonly size: number;
  /** SHA-256 of what was sent, in hex: what the sender has can be compared with what came. */
  readonly sentSha256: string;
  /** SHA-256 of what is kept, in hex. */
  readonly sha256: string;
  discard(): Promise<void>;
}

/**
 * Takes a file in as it comes: to the disk, never more of it in memory than a few pieces, and looks into it when it is complete.
 *
 * @throws Problem 400 `malformed_request` when its sender went away, 413 `body_too_large`, 422 `file_refused`.
 */
export async function received(source: Readable): Promise<ReceivedFile> {
  const path = join(tmpdir(), `${ON_ITS_WAY}${process.pid}-${randomUUID()}`);
  const discard = () => rm(path, { force: true });
  try {
    const hash = createHash('sha256');
    let size = 0;
    const measure = new Transform({
      transform(part: Buffer, _encoding, done) {
        size += part.length;
        if (size > LARGEST_FILE) return done(new Problem(413, 'body_too_large', { limit: LARGEST_FILE }));
        hash.update(part);
        done(null, part);
      },
    });
    await pipeline(source, measure, createWriteStream(path, { mode: 0o600 }));
    const looked = await oneOfFew(async () => {
      const { type, content } = await examined(await readFile(path));
      await writeFile(path, content);
      return { type, size: content.length, sha256: createHash('sha256').update(content).digest('hex') };
    });
    return { path, ...looked, sentSha256: hash.digest('hex'), discard };
  } catch (error) {
    await discard();
    if (error instanceof RefusedFile) throw new Problem(422, 'file_refused', { fault: error.fault });
    // Nothing of ours has failed, although nobody hears it any more.
    if (ABORTED.has((error as NodeJS.ErrnoException).code))
      throw new Problem(400, 'malformed_request', {}, { cause: error });
    throw error;
  }
}

const ABORTED = new Set<string | undefined>(['ERR_STREAM_PREMATURE_CLOSE', 'ECONNRESET']);

/** Removes what processes that died have left of files on their way: nobody has looked into those. */
export async function removeLeftBehind(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(ON_ITS_WAY)) continue;
    const path = join(tmpdir(), name);
    const file = await stat(path).catch(() => undefined); // it may be gone by now
    if (file && Date.now() - file.mtimeMs > LEFT_BEHIND_MS) await rm(path, { force: true });
  }
}

let examining = 0;
const waiting: (() => void)[] = [];

async function oneOfFew<T>(work: () => Promise<T>): Promise<T> {
  if (examining >= EXAMINED_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else examining++;
  try {
    return await work();
  } finally {
    const next = waiting.shift(); // the place is handed on
    if (next) next();
    else examining--;
  }
}
