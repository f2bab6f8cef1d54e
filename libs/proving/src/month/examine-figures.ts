import type { Arena } from '../campaign/arena.js';
import type { Account } from '../proving-ground.js';
import { accountFor } from './cast.js';
import {
  allianceRates,
  backlog,
  composite,
  flows,
  onAccount,
  type Rate,
  standing,
  unitRates,
} from './figures.js';
import type { Messenger } from './messenger.js';
import type { Tale } from './play.js';
import { type Tally, tallyOf } from './tally.js';

/** Each month in the end, and October as it was known in the middle of its days (kpis B8.4, B8.5). */
const LOOKS: readonly { readonly month: string; readonly asOf?: string }[] = [
  { month: '2026-09' },
  { month: '2026-10' },
  { month: '2026-11' },
  { month: '2026-10', asOf: '2026-10-15T12:34:56+08:00' },
  { month: '2026-10', asOf: '2026-10-24T12:34:56+08:00' },
];

interface Indicator extends Rate {
  readonly code: string;
}
interface AllianceAnswer {
  readonly tickets: Readonly<Record<string, number>> & {
    readonly by_state: readonly { readonly state: string; readonly count: number }[];
  };
  readonly indicators: readonly Indicator[];
  readonly composite: readonly { readonly code: string; readonly score: number | null }[];
}
interface BacklogAnswer {
  readonly backlog: { readonly stock: number };
  readonly sum_check: boolean;
}
interface OnAccountAnswer {
  readonly on_account: Readonly<Record<string, number>>;
}
interface UnitsAnswer {
  readonly items: readonly { readonly unit_id: string; readonly indicators: readonly Indicator[] }[];
}

/** Compares the published figures of the months that were played with what follows from the stories. */
export async function examineFigures(
  arena: Arena,
  messenger: Messenger,
  tales: readonly Tale[],
): Promise<string[]> {
  const supervisor = accountFor(arena.alliances[0]!, 'supervisor');
  const objections: string[] = [];
  for (const { month, asOf } of LOOKS) {
    const query = new URLSearchParams({ period: month, ...(asOf && { as_of: asOf }) });
    const [alliance, units, open] = await Promise.all([
      messenger.get<AllianceAnswer>(supervisor, `/v1/statistics/alliance?${query}`),
      messenger.get<UnitsAnswer>(supervisor, `/v1/statistics/units?${query}`),
      messenger.get<BacklogAnswer>(supervisor, `/v1/statistics/backlog?${query}`),
    ]);
    const all = tales.flatMap(
      (tale) => tallyOf(tale, asOf === undefined ? Infinity : Date.parse(asOf)) ?? [],
    );
    const look = asOf === undefined ? month : `${month} as of ${asOf}`;
    objections.push(
      ...differentCounts(look, flows(all, month), alliance.tickets),
      ...differentCounts(`${look}, standing`, standing(all), countsByState(alliance)),
      ...differentRates(`${look}, alliance`, allianceRates(all, month), alliance.indicators),
      ...units.items.flatMap(({ unit_id, indicators }) =>
        differentRates(`${look}, ${unit_id}`, unitRates(all, month, unit_id), indicators),
      ),
      ...unitsWithoutRow(look, all, month, units),
      ...differentScores(look, composite(all, month), alliance),
      ...differentCounts(look, { backlog: backlog(all) }, { backlog: open.backlog.stock }),
      ...(open.sum_check ? [] : [`${look}: the backlog is not what its cells add up to`]),
    );
  }
  return [...objections, ...(await examineAccounts(messenger, supervisor, tales))];
}

async function examineAccounts(
  messenger: Messenger,
  supervisor: Account,
  tales: readonly Tale[],
): Promise<string[]> {
  const all = tales.flatMap((tale) => tallyOf(tale) ?? []);
  const objections: string[] = [];
  for (const month of ['2026-10', '2026-11']) {
    const query = new URLSearchParams({ period: month, at: '2026-12-01T00:00:00+08:00' });
    const { on_account } = await messenger.get<OnAccountAnswer>(
      supervisor,
      `/v1/statistics/on-account?${query}`,
    );
    objections.push(...differentCounts(`${month}, on account`, onAccount(all, month), on_account));
  }
  return objections;
}

const countsByState = ({ tickets }: AllianceAnswer): Record<string, number> =>
  Object.fromEntries(
    tickets.by_state.filter(({ count }) => count > 0).map(({ state, count }) => [state, count]),
  );

function differentCounts(
  where: string,
  expected: Readonly<Record<string, number>>,
  found: Readonly<Record<string, number>>,
): string[] {
  return Object.entries(expected).flatMap(([name, count]) =>
    found[name] === count ? [] : [`${where}: ${name} expected ${count}, found ${found[name]}`],
  );
}

function differentRates(
  where: string,
  expected: Readonly<Record<string, Rate>>,
  indicators: readonly Indicator[],
): string[] {
  return Object.entries(expected).flatMap(([code, { numerator, denominator }]) => {
    const found = indicators.find((indicator) => indicator.code === code);
    return found?.numerator === numerator && found.denominator === denominator
      ? []
      : [
          `${where}: ${code} expected ${numerator}/${denominator}, found ${found?.numerator}/${found?.denominator}`,
        ];
  });
}

function differentScores(
  where: string,
  expected: Readonly<Record<string, number | null>>,
  { composite: found }: AllianceAnswer,
): string[] {
  return Object.entries(expected).flatMap(([code, score]) => {
    const shown = found.find((each) => each.code === code)?.score ?? null;
    // A score with a rate missing is another one: the rule for that is the service's own to prove.
    return score === null || (shown !== null && Math.abs(shown - score) < 1e-9)
      ? []
      : [`${where}: ${code} expected ${score}, found ${shown}`];
  });
}

function unitsWithoutRow(
  where: string,
  all: readonly Tally[],
  month: string,
  { items }: UnitsAnswer,
): string[] {
  const rows = new Set(items.map(({ unit_id }) => unit_id));
  const units = new Set(
    all.flatMap(({ parts }) => parts.filter((part) => part.month === month).map(({ unit }) => unit)),
  );
  return [...units].filter((unit) => !rows.has(unit)).map((unit) => `${where}: no row for ${unit}`);
}
