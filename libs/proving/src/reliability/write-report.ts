import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Results } from '../campaign/results.js';
import type { MonthResults } from '../month/month.js';
import type { Proof } from '../seeded-bugs/prove.js';
import { reliabilityReport } from './reliability-report.js';

/**
 * Takes the newest results over into `docs/reliability/` and writes `docs/reliability.md` from what lies there: of a release campaign,
 * else of the last ordinary one.
 *
 * @throws Error when there are no results at all.
 */
export function writeReport(root: string): string {
  const kept = join(root, 'docs', 'reliability');
  mkdirSync(kept, { recursive: true });
  take(join(root, 'var', 'chaos', 'release', 'results.json'), join(kept, 'campaign.json')) ||
    existsSync(join(kept, 'campaign.json')) ||
    take(join(root, 'var', 'chaos', 'ci', 'results.json'), join(kept, 'campaign.json'));
  take(join(root, 'var', 'chaos', 'seeded-bugs', 'proofs.json'), join(kept, 'seeded-bugs.json'));
  take(join(root, 'var', 'chaos', 'month', 'results.json'), join(kept, 'month.json'));
  const results = read<Results>(join(kept, 'campaign.json'));
  if (!results) throw new Error('there are no results yet: npm run chaos -- --release');
  const file = join(root, 'docs', 'reliability.md');
  const proofs = read<Proof[]>(join(kept, 'seeded-bugs.json')) ?? [];
  writeFileSync(file, reliabilityReport(results, proofs, read<MonthResults>(join(kept, 'month.json'))));
  return file;
}

function take(from: string, to: string): boolean {
  if (!existsSync(from)) return false;
  writeFileSync(to, readFileSync(from));
  return true;
}

function read<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}
