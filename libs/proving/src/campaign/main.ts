import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { playMonth } from '../month/month.js';
import { MONTH } from '../month/timetable.js';
import { writeReport } from '../reliability/write-report.js';
import { prove } from '../seeded-bugs/prove.js';
import { SEEDED_BUGS } from '../seeded-bugs/seeded-bug.js';
import { Campaign } from './campaign.js';
import { type ChaosCommand, chaosCommand, USAGE } from './options.js';
import type { Plan } from './plan.js';
import { type Results, violations } from './results.js';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** The `npm run chaos` program. @returns the exit code: 1 when an invariant does not hold or the campaign broke off, 2 for options that do not exist. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    return await run(chaosCommand(args));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    say(`✗ ${error.message}\n\n${USAGE}`);
    return 2;
  }
}

async function run(command: ChaosCommand): Promise<number> {
  switch (command.run) {
    case 'help':
      process.stdout.write(USAGE);
      return 0;
    case 'campaign':
      return campaign(command.plan, command.outcomes);
    case 'prove':
      return proof(command.bugs, command.outcomes);
    case 'month':
      return month(command.kills, command.outcomes);
    case 'report':
      say(`▸ ${writeReport(root)}`);
      return 0;
  }
}

async function proof(
  bugs: readonly string[] | 'all' | 'quick',
  outcomes: string | undefined,
): Promise<number> {
  const chosen = typeof bugs === 'string' ? SEEDED_BUGS.filter(({ quick }) => bugs === 'all' || quick) : [];
  const names = typeof bugs === 'string' ? chosen.map(({ name }) => name) : bugs;
  const folder = join(root, 'var', 'chaos', bugs === 'all' ? 'seeded-bugs' : 'seeded-bugs-some');
  const proofs = await prove(names, { root, folder, log: say });
  writeOutcomes(
    outcomes,
    proofs.map(({ bug, caught }) => ({ name: `seeded bug caught: ${bug}`, passed: caught })),
  );
  return proofs.every(({ caught }) => caught) ? 0 : 1;
}

async function month(kills: number, outcomes: string | undefined): Promise<number> {
  const folder = join(root, 'var', 'chaos', 'month');
  const results = await playMonth({ root, folder, timetable: MONTH, kills, log: say });
  writeFileSync(join(folder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
  const { objections, whistles, stops, seconds } = results;
  for (const objection of objections) say(`✗ ${objection}`);
  const name = `chaos: the scripted month, ${whistles} whistles, ${results.kills.length} kills`;
  if (objections.length === 0) say(`✓ ${name}: as written, ${stops} instants in ${seconds} s`);
  writeOutcomes(outcomes, [{ name, passed: objections.length === 0 }]);
  return objections.length === 0 ? 0 : 1;
}

async function campaign(plan: Plan, outcomes: string | undefined): Promise<number> {
  const folder = join(root, 'var', 'chaos', plan.name);
  say(`▸ 种子 · seeds: ${plan.seeds.slice(0, 2).join(', ')}${plan.seeds.length > 2 ? ' …' : ''}`);
  const results = await Campaign.run(plan, { root, folder, log: say });
  describe(results);
  writeOutcomes(outcomes, [
    { name: `chaos: ${plan.name} campaign to its end`, passed: results.finished },
    ...results.judgements.flatMap(({ id, en, holds }) =>
      holds === null ? [] : [{ name: `chaos: ${id} ${en}`, passed: holds }],
    ),
    ...results.errors.map((error) => ({ name: `chaos: ${error}`, passed: false })),
  ]);
  say(`结果 · results: ${join(folder, 'results.json')}`);
  return results.finished && violations(results).length === 0 && results.errors.length === 0 ? 0 : 1;
}

function writeOutcomes(
  file: string | undefined,
  outcomes: readonly { name: string; passed: boolean }[],
): void {
  if (file !== undefined) writeFileSync(file, JSON.stringify(outcomes));
}

function describe(results: Results): void {
  for (const { id, holds, evidence, zh, en, examples } of results.judgements) {
    say(`${holds === null ? '–' : holds ? '✓' : '✗'} ${id.padEnd(4)}${zh} · ${en}: ${evidence}`);
    for (const example of examples) say(`       ${example}`);
  }
  const notDone = results.faults.filter(({ outcome }) => outcome === 'not_possible');
  for (const { fault, detail } of notDone) say(`– 未做 · not done: ${fault}: ${detail}`);
  for (const fault of results.not_reached) say(`– 未做 · not done: ${fault}: no time left`);
  for (const error of results.errors) say(`✗ ${error}`);
  const { load, kills } = results;
  say(
    `${load.tickets} 件哨件 whistles, ${load.assignments} 份派单 assignments, ${load.steps} steps, ${kills.length} kills, ` +
      `${results.faults.length} faults, availability outside faults ${load.availability}, ${results.minutes} min`,
  );
}
