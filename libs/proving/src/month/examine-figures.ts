import type { Arena } from '../campaign/arena.js';
import { accountFor } from './cast.js';
import { allianceRates, flows, type Rate, unitRates } from './figures.js';
import type { Messenger } from './messenger.js';
import type { Tale } from './play.js';
import { type Tally, tallyOf } from './tally.js';

const MONTHS = ['2026-09', '2026-10', '2026-11'];

interface Indicator extends Rate {
  readonly code: string;
}
interface AllianceAnswer {
  readonly tickets: Readonly<Record<string, number>>;
  readonly indicators: readonly Indicator[];
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
  const analyst = accountFor(arena.alliances[0]!, 'supervisor');
  const all = tales.map(tallyOf);
  const objections: string[] = [];
  for (const month of MONTHS) {
    const [alliance, units] = await Promise.all([
      messenger.get<AllianceAnswer>(analyst, `/v1/statistics/alliance?period=${month}`),
      messenger.get<UnitsAnswer>(analyst, `/v1/statistics/units?period=${month}`),
    ]);
    objections.push(
      ...differentCounts(month, flows(all, month), alliance.tickets),
      ...differentRates(`${month}, alliance`, allianceRates(all, month), alliance.indicators),
      ...units.items.flatMap(({ unit_id, indicators }) =>
        differentRates(`${month}, ${unit_id}`, unitRates(all, month, unit_id), indicators),
      ),
      ...unitsWithoutRow(all, month, units),
    );
  }
  return objections;
}

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

function unitsWithoutRow(all: readonly Tally[], month: string, { items }: UnitsAnswer): string[] {
  const rows = new Set(items.map(({ unit_id }) => unit_id));
  const units = new Set(
    all.flatMap(({ parts }) => parts.filter((part) => part.month === month).map(({ unit }) => unit)),
  );
  return [...units].filter((unit) => !rows.has(unit)).map((unit) => `${month}: no row for ${unit}`);
}
