import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unprivilegedUser } from '../caller.js';
import { findPostgres, walCompression } from './binaries.js';

const log = () => {};

describe('PostgreSQL to run', () => {
  afterEach(() => delete process.env['MUSTER_POSTGRES']);

  it('is the one that MUSTER_POSTGRES names', async () => {
    const usual = (await findPostgres(unprivilegedUser(), log))!;
    process.env['MUSTER_POSTGRES'] = usual.bin;
    expect(await findPostgres(unprivilegedUser(), log)).toEqual({ ...usual, source: 'given' });
  });

  it('is not another one when there is none in that folder', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'no-postgres-'));
    process.env['MUSTER_POSTGRES'] = empty;
    try {
      await expect(findPostgres(unprivilegedUser(), log)).rejects.toThrow(
        expect.objectContaining({ code: 'postgres_not_usable', message: expect.stringContaining(empty) }),
      );
    } finally {
      rmSync(empty, { recursive: true });
    }
  });

  it('is told a compression of the WAL that it was built with', async () => {
    const binaries = (await findPostgres(unprivilegedUser(), log))!;
    const data = mkdtempSync(join(tmpdir(), 'postgres-'));
    try {
      writeFileSync(join(data, 'postgresql.conf'), '');
      const accepts = (value: string) =>
        spawnSync(join(binaries.bin, 'postgres'), [
          ...['-C', 'wal_compression', '-D', data, '-c', `wal_compression=${value}`],
        ]).status === 0;
      expect(walCompression(binaries, data)).toBe(accepts('lz4') ? 'lz4' : 'pglz');
      expect(accepts(walCompression(binaries, data))).toBe(true);
    } finally {
      rmSync(data, { recursive: true });
    }
  });
});
