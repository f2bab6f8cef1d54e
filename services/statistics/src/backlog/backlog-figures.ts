import { DAY_MS } from '@muster/clock';
import type { Name } from '../domain/directory-fact.js';
import { ENDED_STATES } from '../domain/labels.js';
import { type CellValue, sum } from '../domain/measure.js';
import type { AssignmentFact, AssignmentState, TicketFact } from '../domain/ticket-fact.js';
import type { BacklogFigures, BacklogFlow, BacklogUnitRow } from './backlog.view.js';

/** Upper ends of the age buckets, days of 24 hours. */
const AGES = [7, 30, 90];
/** In these the unit has something left to do, or to hear about. */
const LIVE: ReadonlySet<AssignmentState> = new Set([
  'offered',
  'signed',
  'working',
  'disputed',
  'paused',
  'submitted',
]);

/** Gathers the whistles that are not ended at one moment: how old, how high, with whom (kpis K10). The moment is given. */
export class Backlog {
  private readonly ages = [0, 0, 0, 0];
  private readonly levels = new Map<number, number>();
  private readonly units = new Map<string, { open: number; late: number }>();
  private late = 0;

  /** @param at epoch milliseconds. */
  constructor(private readonly at: number) {}

  /** @param level at which the whistle is, 1 to 4. */
  add({ raisedAt, assignments }: TicketFact, level: number): void {
    const days = (this.at - raisedAt) / DAY_MS;
    const bucket = AGES.findIndex((most) => days <= most);
    this.ages[bucket < 0 ? AGES.length : bucket]! += 1;
    this.levels.set(level, (this.levels.get(level) ?? 0) + 1);
    const live = assignments.filter(({ state, role }) => LIVE.has(state) && role !== 'inform');
    if (live.some(isLate)) this.late += 1;
    for (const assignment of live) this.addAssignment(assignment);
  }

  private addAssignment(assignment: AssignmentFact): void {
    const row = this.units.get(assignment.unit) ?? { open: 0, late: 0 };
    row.open += 1;
    if (isLate(assignment)) row.late += 1;
    this.units.set(assignment.unit, row);
  }

  /** @param names of the units. */
  figures(names: Readonly<Record<string, Name>>): BacklogFigures {
    const [upTo7, upTo30, upTo90, over90] = this.ages as [number, number, number, number];
    return {
      stock: upTo7 + upTo30 + upTo90 + over90,
      late: this.late,
      ages: { up_to_7_days: upTo7, up_to_30_days: upTo30, up_to_90_days: upTo90, over_90_days: over90 },
      by_level: [...this.levels].sort(([a], [b]) => a - b).map(([level, count]) => ({ level, count })),
      by_unit: this.unitRows(names),
    };
  }

  private unitRows(names: Readonly<Record<string, Name>>): BacklogUnitRow[] {
    return [...this.units]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([unit_id, row]) => ({
        unit_id,
        name_zh: names[unit_id]?.zh ?? null,
        name_en: names[unit_id]?.en ?? null,
        ...row,
      }));
  }
}

function isLate({ resolve }: AssignmentFact): boolean {
  return resolve === 'breached';
}

/**
 * How a month moved the backlog, by what was known when it began and when it ended: whoever is raised comes in, whoever is ended goes
 * out, and one that is reopened comes back (kpis K10: inflow − outflow = Δ).
 */
export function backlogFlow(opening: readonly CellValue[], closing: readonly CellValue[]): BacklogFlow {
  const before = stockOf(opening);
  const after = stockOf(closing);
  return {
    opening: before.open,
    raised: after.all - before.all,
    ended: after.ended - before.ended,
    closing: after.open,
  };
}

function stockOf(cells: readonly CellValue[]) {
  const all = sum([{ metric: 'tickets' }], cells);
  const ended = sum([{ metric: 'tickets', states: ENDED_STATES }], cells);
  return { all, ended, open: all - ended };
}
