import { DAY_MS } from '@muster/clock';
import { distributionOf, hundredths } from '../domain/distribution.js';
import { ENDED_STATES } from '../domain/labels.js';
import { isWithin, type MonthSpan } from '../domain/month-span.js';
import type { KnownWhistle } from '../facts/read-facts.js';
import type { WhistleOrigin } from '../facts/whistle-origins.js';
import { countRepeats, type RaisedWhistle } from '../whistling/repeats.js';
import type { CategoryMonth } from './theme-proposals.js';

/** The level at which a whistle is in the hands of others than the alliance's (lifecycle B1). */
const OUTSIDE_LEVEL = 4;

/** As much of a whistle as a theme asks for. */
interface Seen {
  readonly id: string;
  readonly category: string;
  readonly raisedAt: number;
  readonly units: readonly string[];
  readonly isOpen: boolean;
  /** Of the month's call-backs; null when there was none. */
  readonly isSolved: boolean | null;
}

/** Gathers, whistle by whistle, what a month says of each category. */
export class ThemeEvidence {
  private readonly seen = new Map<string, Seen>();

  /** @param at epoch milliseconds; ages are as of then. */
  constructor(
    private readonly month: MonthSpan,
    private readonly at: number,
  ) {}

  add({ id, fact }: KnownWhistle): void {
    const { state, category, raisedAt, callback, assignments } = fact;
    if (state === null) return;
    const units = assignments.filter(({ role }) => role !== 'inform').map(({ unit }) => unit);
    const isCounted = callback !== null && state !== 'merged' && isWithin(this.month, callback.at);
    this.seen.set(id, {
      ...{ id, category, raisedAt, units },
      isOpen: !ENDED_STATES.includes(state),
      isSolved: isCounted ? callback.solved === 'yes' : null,
    });
  }

  /** The whistles whose origin has to be known. */
  get ids(): string[] {
    return [...this.seen.keys()];
  }

  /** Whistles of a category that were raised in the month or are open, oldest first. */
  atHand(category: string): string[] {
    return [...this.seen.values()]
      .filter((each) => each.category === category && this.isAtHand(each))
      .sort((a, b) => a.raisedAt - b.raisedAt)
      .map(({ id }) => id);
  }

  /** @param threeBefore whistles raised in the three months before, by category. */
  categories(
    origins: ReadonlyMap<string, WhistleOrigin>,
    threeBefore: (category: string) => number,
  ): CategoryMonth[] {
    const raised: RaisedWhistle[] = [...this.seen.values()].map(({ id, category, raisedAt }) => ({
      ...{ id, category, raisedAt },
      ...origins.get(id)!,
    }));
    const byCategory = Map.groupBy(this.seen.values(), ({ category }) => category);
    return countRepeats(raised, this.month).map((counted) => ({
      ...counted,
      ...this.categoryOf(byCategory.get(counted.category)!, origins),
      threeBefore: threeBefore(counted.category),
    }));
  }

  private categoryOf(whistles: readonly Seen[], origins: ReadonlyMap<string, WhistleOrigin>) {
    const ofMonth = whistles.filter(({ raisedAt }) => isWithin(this.month, raisedAt));
    const judged = whistles.filter(({ isSolved }) => isSolved !== null);
    const atHand = whistles.filter((each) => this.isAtHand(each));
    const ages = whistles.filter(({ isOpen }) => isOpen).map(({ raisedAt }) => (this.at - raisedAt) / DAY_MS);
    const { median } = distributionOf(ages);
    const enterprises = ofMonth.map(({ id }) => origins.get(id)!.enterpriseId).filter((id) => id !== null);
    return {
      enterprises: new Set(enterprises).size,
      units: new Set(ofMonth.flatMap(({ units }) => units)).size,
      callbacks: judged.length,
      unsolved: judged.filter(({ isSolved }) => !isSolved).length,
      medianAgeDays: median === null ? null : hundredths(median),
      atHand: atHand.length,
      outside: atHand.filter(({ id }) => origins.get(id)!.level === OUTSIDE_LEVEL).length,
    };
  }

  private isAtHand({ isOpen, raisedAt }: Seen): boolean {
    return isOpen || isWithin(this.month, raisedAt);
  }
}
