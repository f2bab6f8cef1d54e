import type { Outcome, Part, Tally } from './tally.js';

/** A rate as it must be published. */
export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
}

type Clock = (part: Part) => Outcome;
const sign: Clock = (part) => part.sign;
const contact: Clock = (part) => part.contact;
const resolve: Clock = (part) => part.resolve;
const resolveOriginally: Clock = (part) => (part.saved ? 'breached' : part.resolve);

/** The rates of a month for the whole alliance, per whistle (kpis B7). */
export function allianceRates(all: readonly Tally[], month: string): Record<string, Rate> {
  const included = all.filter(({ excluded }) => !excluded);
  const dispatched = all.filter((tally) => tally.dispatched === month);
  const resolved = all.filter(({ firstResolved }) => firstResolved === month);
  const raised = all.filter((tally) => tally.raised === month);
  const offers = partsOf(all, month).filter(({ first }) => first);
  return {
    ...bothWays('K1', (tallies) => settledTogether(tallies, month, contact), all, included),
    ...bothWays('K1s', (tallies) => settledTogether(tallies, month, sign), all, included),
    ...bothWays('K2', (tallies) => solved(callBacks(tallies, month)), all, included),
    ...bothWays('K3', (tallies) => rated(callBacks(tallies, month)), all, included),
    ...bothWays('K5', (tallies) => settledTogether(tallies, month, resolve), all, included),
    K3c: rate(
      resolved.filter(({ callBack }) => callBack !== null && callBack.rating !== 'unrated'),
      resolved,
    ),
    K5o: settledTogether(all, month, resolveOriginally),
    K6: disputed(offers),
    K7: rate(
      resolved.filter(({ reopened }) => reopened.length > 0),
      resolved,
    ),
    K11: rate(
      dispatched.filter(({ escalatedTo }) => escalatedTo.some((level) => level >= 3)),
      dispatched,
    ),
    K13: settled(
      all.filter(isJoint).flatMap(({ parts }) => parts.filter((part) => part.month === month)),
      contact,
    ),
    K17q: rate(
      raised.filter(({ rejected }) => !rejected),
      raised,
    ),
    // None of the stories has survey and account written down.
    K18: { numerator: 0, denominator: flows(all, month)['closed']! },
  };
}

/** The rates of a month for one unit, per assignment. */
export function unitRates(all: readonly Tally[], month: string, unit: string): Record<string, Rate> {
  const included = all.filter(({ excluded }) => !excluded);
  const own = (tallies: readonly Tally[]): Part[] =>
    partsOf(tallies, month).filter((part) => part.unit === unit);
  const ownCallBacks = (tallies: readonly Tally[]): CallBack[] =>
    callBacks(tallies, month).filter(({ units }) => units.includes(unit));
  return {
    ...bothWays('K1', (tallies) => settled(own(tallies), contact), all, included),
    ...bothWays('K1s', (tallies) => settled(own(tallies), sign), all, included),
    ...bothWays('K2', (tallies) => solved(ownCallBacks(tallies)), all, included),
    ...bothWays('K3', (tallies) => rated(ownCallBacks(tallies)), all, included),
    ...bothWays('K5', (tallies) => settled(own(tallies), resolve), all, included),
    K5o: settled(own(all), resolveOriginally),
    K6: disputed(own(all).filter(({ first }) => first)),
  };
}

/** Flows of a month. */
export function flows(all: readonly Tally[], month: string): Record<string, number> {
  const inMonth = (when: (tally: Tally) => string | null): number =>
    all.filter((tally) => when(tally) === month).length;
  return {
    raised: inMonth(({ raised }) => raised),
    dispatched: inMonth(({ dispatched }) => dispatched),
    closed: inMonth(({ closed }) => closed),
    reopened: all.flatMap(({ reopened }) => reopened).filter((when) => when === month).length,
  };
}

/** Where the whistles stand; their sum is what has ever been raised (kpis K10). */
export function standing(all: readonly Tally[]): Record<string, number> {
  return Object.fromEntries(
    [...Map.groupBy(all, ({ state }) => state)].map(([state, those]) => [state, those.length]),
  );
}

const ENDED = ['closed', 'rejected', 'merged', 'withdrawn'];

/** Whistles that have not ended (kpis K10). */
export function backlog(all: readonly Tally[]): number {
  return all.filter(({ state }) => !ENDED.includes(state)).length;
}

/** The three rates as one score, 0 to 100, raw and adjusted; null when one of them is over 0 (kpis K4). */
export function composite(all: readonly Tally[], month: string): Record<string, number | null> {
  const rates = allianceRates(all, month);
  const score = (suffix: string): number | null => {
    const [k1, k2, k3] = ['K1', 'K2', 'K3'].map((code) => rates[code + suffix]!);
    if ([k1, k2, k3].some((each) => each!.denominator === 0)) return null;
    const share = ({ numerator, denominator }: Rate): number => numerator / denominator;
    return 30 * share(k1!) + 35 * share(k2!) + 35 * share(k3!);
  };
  return { K4: score(''), K4a: score('a') };
}

/** What hangs in the end, and what a month did about it (kpis K9). Nobody looks at what still hangs: its review is overdue. */
export function onAccount(all: readonly Tally[], month: string): Record<string, number> {
  const hung = all.flatMap((tally) => tally.hung);
  const still = hung.filter(({ until }) => until === null).length;
  const earlier = (other: string | null): boolean => other !== null && other < month;
  return {
    stock: still,
    overdue_reviews: still,
    opening: hung.filter((once) => earlier(once.month) && !earlier(once.until)).length,
    added: hung.filter((once) => once.month === month).length,
    cleared: hung.filter(({ until }) => until === month).length,
  };
}

/** A unit works beside the lead, or did until it had come or failed to come (lifecycle B3, mode). */
function isJoint({ parts }: Tally): boolean {
  const lead = parts.findLast(({ role }) => role === 'lead')?.unit;
  return parts.some(
    ({ unit, role, released, contact }) =>
      role === 'co' && unit !== lead && (!released || contact === 'satisfied' || contact === 'breached'),
  );
}

type CallBack = NonNullable<Tally['callBack']>;

const rate = (some: readonly unknown[], all: readonly unknown[]): Rate => ({
  numerator: some.length,
  denominator: all.length,
});

/** Raw, and without what is under a granted exclusion. */
function bothWays(
  code: string,
  of: (tallies: readonly Tally[]) => Rate,
  all: readonly Tally[],
  included: readonly Tally[],
): Record<string, Rate> {
  return { [code]: of(all), [`${code}a`]: of(included) };
}

const partsOf = (tallies: readonly Tally[], month: string): Part[] =>
  tallies.flatMap(({ parts }) => parts.filter((part) => part.month === month));

const callBacks = (tallies: readonly Tally[], month: string): CallBack[] =>
  tallies.flatMap(({ callBack }) => (callBack?.month === month ? [callBack] : []));

function settled(parts: readonly Part[], clock: Clock): Rate {
  const outcomes = parts.map((part) => clock(part));
  return inTime(outcomes);
}

/** A whistle is in time in a round when all its units are, and late as soon as one is. */
function settledTogether(tallies: readonly Tally[], month: string, clock: Clock): Rate {
  const outcomes = tallies.flatMap((tally) =>
    [tally.dispatched, ...tally.reopened].map((since, index) => {
      const ofRound = tally.parts.filter(({ round }) => since === month && round === index + 1);
      return together(ofRound.map((part) => clock(part)));
    }),
  );
  return inTime(outcomes);
}

function together(outcomes: readonly Outcome[]): Outcome {
  for (const worst of ['breached', 'open', 'satisfied'] as const) if (outcomes.includes(worst)) return worst;
  return 'none';
}

function inTime(outcomes: readonly Outcome[]): Rate {
  const satisfied = outcomes.filter((outcome) => outcome === 'satisfied');
  return rate(satisfied, [...satisfied, ...outcomes.filter((outcome) => outcome === 'breached')]);
}

const solved = (calls: readonly CallBack[]): Rate =>
  rate(
    calls.filter((call) => call.solved === 'yes'),
    calls,
  );

function rated(calls: readonly CallBack[]): Rate {
  const ratings = calls.filter(({ rating }) => rating !== 'unrated');
  return rate(
    ratings.filter(({ rating }) => rating !== 'dissatisfied'),
    ratings,
  );
}

const disputed = (offers: readonly Part[]): Rate =>
  rate(
    offers.filter(({ dispute }) => dispute !== 'none'),
    offers,
  );
