import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { ciPlan, type Deck, type Plan, releasePlan } from './plan.js';

/** What `npm run chaos` was asked to do. `outcomes`: a file for what passed and what failed, as .ci/run counts it. */
export type ChaosCommand =
  | { readonly run: 'campaign'; readonly plan: Plan; readonly outcomes?: string | undefined }
  | {
      readonly run: 'prove';
      readonly bugs: readonly string[] | 'all' | 'quick';
      readonly outcomes?: string | undefined;
    }
  | { readonly run: 'month'; readonly kills: number; readonly outcomes?: string | undefined }
  | { readonly run: 'report' }
  | { readonly run: 'help' };

export const USAGE = `npm run chaos -- [选项 · options]

  （无 · none）             每次提交的战役，至多 8 分钟 · the campaign of every submission, at most 8 minutes
  --release               发布前的战役，约四十分钟 · the campaign before a release, about forty minutes
  --seed <text>           用这个种子代替新种子 · this seed instead of a fresh one
  --minutes <n> --kills <n> --tickets <n>
  --faults <text>         只取名称含此文字的故障，反复施加；可多次 · only faults whose name has this in it, over and over; may be repeated
  --prove-checker         植入的错误须逐一被查出 · seeded bugs, each of which must be caught
  --seeded-bug <name>     只植入这一个 · only this one
  --quick                 只证最快的几个 · only the quickest few
  --month                 演完编排好的一个月（300 件哨件），逐件核对；可加 --kills · plays the scripted month, 300 whistles
                          compared one by one with their stories; --kills as well
  --outcomes <file>       通过与未通过的清单 · what passed and what failed, as JSON
  --report                由结果生成 docs/reliability.md · writes docs/reliability.md from the results
`;

/** @throws TypeError when there is no such fault. */
function chosen(deck: Deck, names: readonly string[]): Deck {
  const cards = deck.filter(([{ name }]) => names.some((text) => name.includes(text)));
  if (cards.length === 0) throw new TypeError(`faults: ${deck.map(([{ name }]) => name).join(', ')}`);
  return cards;
}

/** A few chosen faults are dealt again and again, until the time is up or the goals are met. */
const manyOf = (seeds: readonly string[]): string[] => [
  ...seeds,
  ...Array.from({ length: 200 }, (_, index) => `${seeds.at(-1)}-again-${index}`),
];

/** @throws TypeError for options that do not exist. */
export function chaosCommand(args: readonly string[]): ChaosCommand {
  const { values } = parseArgs({
    args: [...args],
    options: {
      release: { type: 'boolean' },
      seed: { type: 'string' },
      minutes: { type: 'string' },
      kills: { type: 'string' },
      tickets: { type: 'string' },
      faults: { type: 'string', multiple: true },
      'prove-checker': { type: 'boolean' },
      'seeded-bug': { type: 'string', multiple: true },
      quick: { type: 'boolean' },
      month: { type: 'boolean' },
      report: { type: 'boolean' },
      outcomes: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return { run: 'help' };
  if (values.report) return { run: 'report' };
  const { outcomes } = values;
  if (values['seeded-bug']) return { run: 'prove', bugs: values['seeded-bug'], outcomes };
  if (values['prove-checker']) return { run: 'prove', bugs: values.quick ? 'quick' : 'all', outcomes };
  const seed = values.seed ?? randomBytes(4).toString('hex');
  if (values.month) return { run: 'month', kills: Number(values.kills ?? 0), outcomes };
  const plan = values.release ? releasePlan(seed) : ciPlan(seed);
  const number = (text: string | undefined, otherwise: number): number =>
    text === undefined ? otherwise : Number(text);
  return {
    run: 'campaign',
    outcomes,
    plan: {
      ...plan,
      minutes: number(values.minutes, plan.minutes),
      kills: number(values.kills, plan.kills),
      tickets: number(values.tickets, plan.tickets),
      ...(values.faults && { deck: chosen(plan.deck, values.faults), seeds: manyOf(plan.seeds) }),
    },
  };
}
