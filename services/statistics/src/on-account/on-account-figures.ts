import { DAY_MS } from '@muster/clock';
import { isWithin, type MonthSpan } from '../domain/month-span.js';
import type { OnAccount, TicketFact } from '../domain/ticket-fact.js';
import type { OnAccountFigures } from './on-account.view.js';

/** Upper ends of the age buckets, days of 24 hours (kpis K9). */
const AGES = [30, 90, 180];

/** Gathers what hangs at one moment and what a month did about it (kpis K9). Nothing here reads the clock: the moment is given. */
export class OnAccountWhistles {
  private readonly ages = [0, 0, 0, 0];
  private overdue = 0;
  private readonly flow = { opening: 0, added: 0, cleared: 0 };

  /** @param at epoch milliseconds. */
  constructor(
    private readonly at: number,
    private readonly month: MonthSpan,
  ) {}

  /** Every time on account counts, but of merged whistles; at one moment a whistle is on account once at most. */
  add({ state, hung }: TicketFact): void {
    if (state === 'merged') return;
    for (const once of hung) {
      if (hangsAt(once, this.at)) this.addStanding(once);
      if (once.at < this.month.start && hangsAt(once, this.month.start)) this.flow.opening += 1;
      if (isWithin(this.month, once.at)) this.flow.added += 1;
      if (once.until !== null && isWithin(this.month, once.until)) this.flow.cleared += 1;
    }
  }

  private addStanding(once: OnAccount): void {
    const days = (this.at - once.at) / DAY_MS;
    const bucket = AGES.findIndex((most) => days <= most);
    this.ages[bucket < 0 ? AGES.length : bucket]! += 1;
    const review = once.reviews?.findLast(({ setAt }) => setAt <= this.at);
    if (review && review.dueAt < this.at) this.overdue += 1;
  }

  figures(): OnAccountFigures {
    const [upTo30, upTo90, upTo180, over180] = this.ages as [number, number, number, number];
    const { opening, added, cleared } = this.flow;
    const denominator = opening + added;
    return {
      stock: upTo30 + upTo90 + upTo180 + over180,
      ages: { up_to_30_days: upTo30, up_to_90_days: upTo90, up_to_180_days: upTo180, over_180_days: over180 },
      overdue_reviews: this.overdue,
      opening,
      added,
      cleared,
      cleared_rate: denominator === 0 ? null : cleared / denominator,
    };
  }
}

function hangsAt({ at, until }: OnAccount, moment: number): boolean {
  return at <= moment && (until === null || until > moment);
}
