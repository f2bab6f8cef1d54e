import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { FileStore, type StoredFile, StoreUnavailable } from './file-store.js';

/** Attachments in a folder of this machine, or of a disk that several share. */
export class FolderStore extends FileStore {
  private readonly root: string;

  constructor(folder: string) {
    super();
    this.root = resolve(folder);
  }

  async put(key: string, { path }: StoredFile): Promise<void> {
    const target = this.place(key);
    const part = unfinished(target);
    await trying('put', async () => {
      await mkdir(dirname(target), { recursive: true });
      await copyFile(path, part);
      const file = await open(part, 'r+');
      await file.sync().finally(() => file.close()); // a name must never stand for half a file, not even after a crash
      await rename(part, target);
    });
  }

  async get(key: string): Promise<Readable | undefined> {
    if ((await this.stat(key)) === undefined) return undefined;
    return createReadStream(this.place(key));
  }

  async delete(key: string): Promise<void> {
    const place = this.place(key);
    // Of a process that died while it was putting the file there, the unfinished one is left.
    await trying('delete', () =>
      Promise.all([place, unfinished(place)].map((path) => rm(path, { force: true }))),
    );
  }

  async stat(key: string): Promise<number | undefined> {
    const place = this.place(key);
    return trying('stat', async () => {
      try {
        return (await stat(place)).size;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    });
  }

  // Keys are made by us; one that leaves the folder all the same is a fault of ours.
  private place(key: string): string {
    const place = join(this.root, key);
    if (!place.startsWith(this.root + sep)) throw new RangeError(`no key of an attachment: ${key}`);
    return place;
  }
}

const unfinished = (place: string) => `${place}.part`;

async function trying<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new StoreUnavailable(what, error);
  }
}
