import { serviceNames } from '@muster/local-stack';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Campaign } from '../campaign/campaign.js';
import { ciPlan } from '../campaign/plan.js';
import { violations } from '../campaign/results.js';
import { SEEDED_BUGS, type SeededBug } from './seeded-bug.js';

/** How a seeded bug fared. */
export interface Proof {
  readonly bug: string;
  readonly zh: string;
  readonly en: string;
  readonly caught: boolean;
  /** The invariants that noticed it. */
  readonly by: readonly string[];
  /** From the first request until it was noticed. */
  readonly seconds: number;
  /** Schedules that were needed. */
  readonly schedules: number;
  readonly example: string;
}

const MOST_SECONDS = 300;
/** More of them only when they are short, or broke off by themselves. */
const MOST_SCHEDULES = 5;

/** Runs short campaigns with each bug in the services, until it is caught or five minutes are over. Writes what came of it after each. */
export async function prove(
  names: readonly string[],
  { root, folder, log }: { root: string; folder: string; log: (line: string) => void },
): Promise<Proof[]> {
  const unknown = names.filter((name) => !SEEDED_BUGS.some((bug) => bug.name === name));
  if (unknown.length > 0)
    throw new TypeError(`${unknown.join(', ')}: known are ${SEEDED_BUGS.map(({ name }) => name).join(', ')}`);
  const proofs: Proof[] = [];
  for (const bug of SEEDED_BUGS.filter(({ name }) => names.includes(name))) {
    const proof = await catchBug(bug, root, join(folder, bug.name), log);
    proofs.push(proof);
    writeFileSync(join(folder, 'proofs.json'), `${JSON.stringify(proofs, null, 2)}\n`);
    log(
      `${proof.caught ? '✓' : '✗'} ${bug.zh} · ${bug.en}: ${proof.caught ? `caught by ${proof.by.join(', ')} after ${proof.seconds} s` : 'NOT caught'}`,
    );
  }
  return proofs;
}

async function catchBug(
  bug: SeededBug,
  root: string,
  folder: string,
  log: (line: string) => void,
): Promise<Proof> {
  mkdirSync(folder, { recursive: true });
  const trace = join(folder, 'made');
  rmSync(trace, { force: true });
  const env = {
    NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'preload.js')).href}`,
    MUSTER_SEEDED_BUG: bug.name,
    MUSTER_SEEDED_BUG_FILE: trace,
    MUSTER_SEEDED_BUG_LIBS: join(root, 'libs'),
  };
  let seconds = 0;
  for (let schedules = 1; ; schedules++) {
    log(`▸ ${bug.zh} · ${bug.en}, ${schedules}`);
    const plan = {
      ...ciPlan(`${bug.name}-${schedules}`),
      name: bug.name,
      seeds: [`${bug.name}-${schedules}`],
      minutes: 8,
      tickets: 0,
      kills: 0,
      brokers: 1,
      deck: bug.deck,
      inOrder: true,
    };
    const results = await Campaign.run(plan, {
      root,
      folder,
      env,
      modular: serviceNames,
      log: () => undefined,
    });
    seconds += Math.round(results.minutes * 60) - results.opened_s;
    const noticed = violations(results).filter(({ id }) => bug.noticedBy.includes(id));
    const caught = noticed.length > 0 && existsSync(trace);
    if (!caught && seconds < MOST_SECONDS && schedules < MOST_SCHEDULES) continue;
    const neverMade = 'the mistake was never made: the statement it lies in has another name now';
    const example = noticed[0]?.examples[0] ?? results.errors[0] ?? (existsSync(trace) ? '' : neverMade);
    return {
      bug: bug.name,
      zh: bug.zh,
      en: bug.en,
      caught,
      by: noticed.map(({ id }) => id),
      seconds,
      schedules,
      example,
    };
  }
}
