import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVERY_STORY, playMonth } from '../src/index.js';

const root = join(import.meta.dirname, '..', '..', '..');

it('plays every story of the scripted month, each event at its instant and every figure as it follows from them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-month-'));
  try {
    const { whistles, objections } = await playMonth({
      root,
      folder,
      timetable: EVERY_STORY,
      kills: 0,
      log: () => undefined,
    });
    expect(objections).toEqual([]);
    expect(whistles).toBe(EVERY_STORY.length);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 300_000);
