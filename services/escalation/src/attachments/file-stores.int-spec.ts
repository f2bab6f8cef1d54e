import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type FileStore, StoreUnavailable } from './file-store.js';
import { FolderStore } from './folder-store.js';
import { S3Store } from './s3-store.js';

// An S3 server in this process that knows whose keys it accepts; without type declarations.
const S3rver = createRequire(import.meta.url)('s3rver') as new (options: object) => {
  run(): Promise<AddressInfo>;
  close(): Promise<void>;
};
const PUBLIC_EXAMPLE = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

describe('where attachments lie', () => {
  let folder: string;
  let server: InstanceType<typeof S3rver>;
  let stores: Record<'folder' | 's3', FileStore>;
  let bucket: (accessKeyId: string, patienceMs?: number, name?: string) => S3Store;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'muster-files-'));
    const options = { port: 0, address: '127.0.0.1', silent: true, directory: join(folder, 's3') };
    server = new S3rver({ ...options, configureBuckets: [{ name: 'attachments', configs: [] }] });
    const { port } = await server.run();
    bucket = (accessKeyId, patienceMs, name = 'attachments') =>
      new S3Store({
        ...PUBLIC_EXAMPLE,
        ...(patienceMs === undefined ? {} : { patienceMs }),
        accessKeyId,
        endpoint: `http://127.0.0.1:${port}/`,
        bucket: name,
        region: 'cn-north-1',
      });
    stores = { folder: new FolderStore(join(folder, 'files')), s3: bucket(PUBLIC_EXAMPLE.accessKeyId) };
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  const file = async (content: Buffer | string) => {
    const path = join(folder, randomUUID());
    await writeFile(path, content);
    return { path, type: 'image/png' };
  };
  const read = async (store: FileStore, key: string) => {
    const stream = await store.get(key);
    return stream && (await buffer(stream));
  };

  describe.each(['folder', 's3'] as const)('%s', (name) => {
    it('gives back what was put, however large', async () => {
      const content = Buffer.alloc(3_000_000, 'picture');
      const key = `harbour/${randomUUID()}`;
      await stores[name].put(key, await file(content));
      expect(await stores[name].stat(key)).toBe(content.length);
      expect((await read(stores[name], key))?.equals(content)).toBe(true); // jest compares byte by byte, for a minute
    });

    it('knows nothing of what was never put, or was deleted', async () => {
      const key = `harbour/${randomUUID()}`;
      expect([await stores[name].stat(key), await stores[name].get(key)]).toEqual([undefined, undefined]);
      await stores[name].put(key, await file('x'));
      await stores[name].delete(key);
      await stores[name].delete(key);
      expect(await stores[name].stat(key)).toBeUndefined();
    });
  });

  it('reads for as long as it takes', async () => {
    const patienceMs = 3000; // a busy machine takes a second until it begins
    const content = Buffer.alloc(15_000_000, 'picture');
    const hasty = bucket(PUBLIC_EXAMPLE.accessKeyId, patienceMs);
    await stores.s3.put('harbour/slow', await file(content));
    const stream = (await hasty.get('harbour/slow'))!;
    await new Promise((resolve) => setTimeout(resolve, patienceMs + 200)); // longer than it may take to begin
    expect((await buffer(stream)).length).toBe(content.length);
  });

  it('is unavailable, not empty, when it cannot be reached or does not let us in', async () => {
    const key = `harbour/${randomUUID()}`;
    await expect(bucket('NOBODY').put(key, await file('x'))).rejects.toThrow(StoreUnavailable);
    await expect(bucket('NOBODY').stat(key)).rejects.toThrow(StoreUnavailable);
    await expect(new FolderStore('/dev/null/files').put(key, await file('x'))).rejects.toThrow(
      StoreUnavailable,
    );
    await expect(stores.folder.put(key, { path: join(folder, 'gone'), type: 'image/png' })).rejects.toThrow(
      StoreUnavailable,
    );
    expect(await readdir(join(folder, 'files', 'harbour'))).not.toContain(key.split('/')[1]);
  });

  it('does not take a bucket that is gone for files that are', async () => {
    const gone = bucket(PUBLIC_EXAMPLE.accessKeyId, undefined, 'gone');
    await expect(gone.put('harbour/x', await file('x'))).rejects.toThrow(StoreUnavailable);
    await expect(gone.get('harbour/x')).rejects.toThrow(StoreUnavailable);
    await expect(gone.delete('harbour/x')).rejects.toThrow(StoreUnavailable);
  });

  it('deletes what a process that died had not finished', async () => {
    await writeFile(join(folder, 'files', 'harbour', 'half.part'), 'x');
    await stores.folder.delete('harbour/half');
    expect(await readdir(join(folder, 'files', 'harbour'))).not.toContain('half.part');
  });

  it('never leaves its folder', async () => {
    await expect(stores.folder.stat('../../etc/passwd')).rejects.toThrow(/no key/);
  });
});
