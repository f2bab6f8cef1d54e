import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Results } from '../campaign/results.js';
import type { MonthResults } from '../month/month.js';
import type { Proof } from '../seeded-bugs/prove.js';
import { reliabilityReport } from './reliability-report.js';

const LONGEST_TEXT = 320;

/**
 * Takes the newest results over into `docs/reliability/` and writes `docs/reliability.md` from what lies there: of a release campaign,
 * else of the last ordinary one.
 *
 * @throws Error when there are no results at all.
 */
export function writeReport(root: string): string {
  const kept = join(root, 'docs', 'reliability');
  mkdirSync(kept, { recursive: true });
  const take = (campaign: string, name: string, as: string): boolean => {
    const from = join(root, 'var', 'chaos', campaign, name);
    if (!existsSync(from)) return false;
    writeFileSync(join(kept, as), publishable(readFileSync(from, 'utf8'), root));
    return true;
  };
  take('release', 'results.json', 'campaign.json') ||
    existsSync(join(kept, 'campaign.json')) ||
    take('ci', 'results.json', 'campaign.json');
  take('seeded-bugs', 'proofs.json', 'seeded-bugs.json');
  take('month', 'results.json', 'month.json');
  const results = read<Results>(join(kept, 'campaign.json'));
  if (!results) throw new Error('there are no results yet: npm run chaos -- --release');
  const file = join(root, 'docs', 'reliability.md');
  const proofs = read<Proof[]>(join(kept, 'seeded-bugs.json')) ?? [];
  writeFileSync(file, reliabilityReport(results, proofs, read<MonthResults>(join(kept, 'month.json'))));
  return file;
}

/** Results as they may be kept: their texts without the paths of the machine, and cut where they are long. */
function publishable(results: string, root: string): string {
  const shortened = (_: string, value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    const text = value.replaceAll(`${root}/`, '');
    return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
  };
  return `${JSON.stringify(JSON.parse(results, shortened), null, 2)}\n`;
}

function read<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}
