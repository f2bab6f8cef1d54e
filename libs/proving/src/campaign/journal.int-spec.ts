import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJournal } from '../checker/journal-reading.js';
import { Journal } from './journal.js';

describe('the journal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-journal-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has every line on disk when its write resolves, and is read back as intentions with their ends', async () => {
    const path = join(folder, 'journal.jsonl');
    const journal = await Journal.create(path);
    const at = '2026-03-02T01:00:00.000Z';
    const keys = Array.from({ length: 200 }, (_, index) => `key-${index}`);
    await Promise.all(
      keys.map(async (key) => {
        await journal.write({
          kind: 'sent',
          at,
          key,
          operation: 'raise',
          tenant: 'tianjin',
          about: { title: key },
        });
        expect(readFileSync(path, 'utf8')).toContain(`"${key}"`);
      }),
    );
    await journal.write({ kind: 'unknown', at, key: 'key-0', reason: 'socket hang up' });
    await journal.write({
      kind: 'refused',
      at,
      key: 'key-0',
      status: 503,
      code: 'outcome_unknown',
      retryAfter: true,
    });
    const ticket = { id: 't', number: 'TJ-1', assignments: [] };
    await journal.write({ kind: 'acked', at, key: 'key-0', status: 201, ticket });
    await journal.close();
    appendFileSync(path, '{"kind":"acked","at":"2026'); // torn by a crash
    const entries = await readJournal(path);
    expect([...entries.keys()].sort()).toEqual([...keys].sort());
    expect(entries.get('key-0')).toMatchObject({
      acked: [ticket],
      refusals: [{ status: 503, code: 'outcome_unknown', retryAfter: true }],
    });
    expect(entries.get('key-1')).toMatchObject({ acked: [], refusals: [] });
  });
});
