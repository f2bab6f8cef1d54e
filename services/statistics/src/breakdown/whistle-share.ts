import type { DirectoryFact } from '../domain/directory-fact.js';
import { definitions } from '../domain/definitions.js';
import { FLOWS } from '../domain/flows.js';
import type { IndicatorDefinition } from '../domain/indicator-definition.js';
import { ENDED_STATES } from '../domain/labels.js';
import { termsOf, type Term } from '../domain/measure.js';
import { isWithin, type MonthSpan } from '../domain/month-span.js';
import type { PeriodOf } from '../domain/period.js';
import { ticketContributions } from '../domain/ticket-contributions.js';
import type { TicketFact } from '../domain/ticket-fact.js';
import { workingMinutes } from '../domain/working-time.js';

/** The three rates, before exclusions and after: what is said of each group. */
export const GROUP_RATES: readonly IndicatorDefinition[] = definitions.indicators.filter(({ code }) =>
  ['K1', 'K1a', 'K2', 'K2a', 'K3', 'K3a'].includes(code),
);
export const RESOLVED: readonly Term[] = [{ metric: 'resolved' }];

const METRICS: ReadonlySet<string> = new Set(
  [
    ...GROUP_RATES.flatMap(({ alliance }) => termsOf(alliance!.measure)),
    ...Object.values(FLOWS).flat(),
    ...RESOLVED,
  ].map(({ metric }) => metric),
);

/** The month of which the figures are, and what whistles are timed by. */
export interface BrokenDownMonth {
  readonly period: string;
  readonly span: MonthSpan;
  readonly periodOf: PeriodOf;
  readonly calendars: DirectoryFact['calendars'];
}

/** Working minutes from raising to something that came to pass in the month; `unknown` when the whistle's calendar has not been seen. */
export type Dwell = number | 'unknown';

/** What one whistle adds to the figures of every group that it is of. */
export interface WhistleShare {
  readonly category: string;
  /** Of the cells from which the alliance's figures of the month are made, by key. */
  readonly cells: readonly (readonly [key: string, amount: number])[];
  readonly isOpen: boolean;
  readonly toReportIn: Dwell | null;
  readonly toResolve: Dwell | null;
}

/** The share of a whistle in a month; null when nothing of it counts there and it is not open. */
export function shareOf(fact: TicketFact, month: BrokenDownMonth): WhistleShare | null {
  const { state, category } = fact;
  if (state === null) return null;
  const cells = [...ticketContributions(fact, month.periodOf)].filter(([key]) => isOfMonth(key, month));
  const isOpen = !ENDED_STATES.includes(state);
  const toReportIn = dwell(fact, firstReportIn(fact), month);
  const toResolve = dwell(fact, fact.firstResolvedAt, month);
  if (cells.length === 0 && !isOpen && toReportIn === null && toResolve === null) return null;
  return { category, cells, isOpen, toReportIn, toResolve };
}

function isOfMonth(key: string, { period }: BrokenDownMonth): boolean {
  return key.endsWith(`/${period}`) && METRICS.has(key.slice(0, key.indexOf('/')));
}

function firstReportIn({ assignments }: TicketFact): number | null {
  const instants = assignments
    .filter(({ role }) => role !== 'inform')
    .map(({ reportedInAt }) => reportedInAt)
    .filter((instant) => instant !== undefined);
  return instants.length > 0 ? Math.min(...instants) : null;
}

// A merged whistle is answered by its master, as in K8.
function dwell(
  { state, raisedAt, calendar }: TicketFact,
  until: number | null,
  { span, calendars }: BrokenDownMonth,
): Dwell | null {
  if (until === null || state === 'merged' || !isWithin(span, until)) return null;
  const definition = calendar === undefined ? undefined : calendars[calendar];
  return definition === undefined ? 'unknown' : workingMinutes(raisedAt, until, definition);
}
