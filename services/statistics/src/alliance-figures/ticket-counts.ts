import type { DirectoryFact, Name } from '../domain/directory-fact.js';
import { FLOWS } from '../domain/flows.js';
import { ENDED_STATES, stateNames, TICKET_STATES } from '../domain/labels.js';
import { type CellValue, sum } from '../domain/measure.js';
import type { CategoryCountView, StateCountView, TicketCountsView } from './alliance-figures.view.js';

const OPEN = [{ metric: 'tickets', states: TICKET_STATES.filter((state) => !ENDED_STATES.includes(state)) }];

/** Whistles by state and category: what there is, and what happened in the month. */
export function ticketCounts(
  cells: readonly CellValue[],
  period: string,
  directory: DirectoryFact,
): TicketCountsView {
  const inPeriod = cells.filter((cell) => cell.period === period);
  const codes = new Set(cells.map(({ categoryCode }) => categoryCode).filter((code) => code !== null));
  return {
    total: sum([{ metric: 'tickets' }], cells),
    by_state: byState(cells),
    raised_in_period_by_state: byState(inPeriod),
    by_category: [...codes].sort().map((code) => {
      const ofCategory = cells.filter(({ categoryCode }) => categoryCode === code);
      return category(code, ofCategory, period, directory.categories[code]);
    }),
    ...flows(inPeriod),
  };
}

function flows(inPeriod: readonly CellValue[]) {
  return {
    raised: sum(FLOWS.raised, inPeriod),
    dispatched: sum(FLOWS.dispatched, inPeriod),
    closed: sum(FLOWS.closed, inPeriod),
    reopened: sum(FLOWS.reopened, inPeriod),
  };
}

function byState(cells: readonly CellValue[]): StateCountView[] {
  return TICKET_STATES.map((state) => ({
    state,
    name_zh: stateNames[state]!.zh,
    name_en: stateNames[state]!.en,
    count: sum([{ metric: 'tickets', states: [state] }], cells),
  }));
}

function category(
  code: string,
  cells: readonly CellValue[],
  period: string,
  name: Name | undefined,
): CategoryCountView {
  return {
    category_code: code,
    name_zh: name?.zh ?? null,
    name_en: name?.en ?? null,
    ...flows(cells.filter((cell) => cell.period === period)),
    open: sum(OPEN, cells),
  };
}
