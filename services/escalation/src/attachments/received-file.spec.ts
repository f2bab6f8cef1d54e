import { randomUUID } from 'node:crypto';
import { readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { received, removeLeftBehind } from './received-file.js';

const onItsWay = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('muster-upload-'));

it('keeps nothing of a file whose sender goes away, which is no fault of ours', async () => {
  const sender = new PassThrough();
  const arriving = received(sender);
  sender.write('half a photograph');
  sender.destroy();
  await expect(arriving).rejects.toMatchObject({ status: 400, code: 'malformed_request' });
  expect((await onItsWay()).filter((name) => name.includes(`-${process.pid}-`))).toEqual([]);
});

it('removes what processes that died have left, and nothing that is still on its way', async () => {
  const [old, fresh] = ['old', 'fresh'].map((name) => `muster-upload-1-${name}-${randomUUID()}`) as [
    string,
    string,
  ];
  for (const name of [old, fresh]) await writeFile(join(tmpdir(), name), 'x');
  try {
    const before = Date.now() / 1000 - 2 * 3_600;
    await utimes(join(tmpdir(), old), before, before);
    await removeLeftBehind();
    expect(await onItsWay()).toEqual(expect.arrayContaining([fresh]));
    expect(await onItsWay()).not.toContain(old);
  } finally {
    await rm(join(tmpdir(), fresh));
  }
});
