import { daysBetween } from '@muster/clock';
import type { Commitment } from '../domain/commitment.js';

/** Days of a month, both inclusive, and the day of the figures, `YYYY-MM-DD` in the alliance's time zone. */
export interface CommitmentDays {
  readonly first: string;
  readonly last: string;
  readonly today: string;
  /** The local day of an instant (epoch milliseconds). */
  readonly dayOf: (instant: number) => string;
}

/** What became of the commitments whose day was in the month, and how many of all are open. */
export interface CommitmentCounts {
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  /** Not done, and their day is over. */
  readonly overdue: number;
  /** Not done, and their day is not over yet: in neither part of the rate. */
  readonly ahead: number;
  /** How often those of the month were given back. */
  readonly givenBack: number;
  /** Of any month, or due by no day: not done now. */
  readonly open: number;
  readonly openOverdue: number;
}

/** A commitment that is late now, and by how many days. */
export interface OverdueCommitment extends Commitment {
  readonly dueOn: string;
  readonly daysLate: number;
}

export interface CommitmentFigures {
  readonly total: CommitmentCounts;
  /** By kind, in the order of their names. */
  readonly byKind: ReadonlyMap<string, CommitmentCounts>;
  readonly byUnit: ReadonlyMap<string, CommitmentCounts>;
  /** What is late now, whatever its month, longest first. */
  readonly overdue: readonly OverdueCommitment[];
}

/** Whether what was decided was done, and in time (L1, ADR-0243). */
export function commitmentFiguresOf(
  commitments: readonly Commitment[],
  days: CommitmentDays,
): CommitmentFigures {
  const countsBy = (of: (one: Commitment) => string) =>
    new Map(
      [...Map.groupBy(commitments, of)]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, some]) => [name, countsOf(some, days)] as const),
    );
  return {
    total: countsOf(commitments, days),
    byKind: countsBy(({ kind }) => kind),
    byUnit: countsBy(({ unitId }) => unitId),
    overdue: overdueOf(commitments, days.today),
  };
}

function countsOf(
  commitments: readonly Commitment[],
  { first, last, today, dayOf }: CommitmentDays,
): CommitmentCounts {
  const open = commitments.filter(isOpen);
  const due = commitments.filter(({ dueOn }) => dueOn !== null && dueOn >= first && dueOn <= last);
  const done = due.filter((one) => !isOpen(one));
  const onTime = done.filter(({ doneAt, dueOn }) => dayOf(doneAt!) <= dueOn!).length;
  const overdue = due.filter((one) => isOverdue(one, today)).length;
  return {
    due: due.length,
    onTime,
    late: done.length - onTime,
    overdue,
    ahead: due.length - done.length - overdue,
    givenBack: due.reduce((sum, one) => sum + one.givenBack, 0),
    open: open.length,
    openOverdue: open.filter((one) => isOverdue(one, today)).length,
  };
}

function overdueOf(commitments: readonly Commitment[], today: string): OverdueCommitment[] {
  return commitments
    .filter((one): one is Commitment & { dueOn: string } => isOverdue(one, today))
    .map((one) => ({ ...one, daysLate: daysBetween(one.dueOn, today) }))
    .sort((a, b) => b.daysLate - a.daysLate || (a.id < b.id ? -1 : 1));
}

const isOpen = ({ doneAt }: Commitment): boolean => doneAt === null;

// The day itself is there to be used.
const isOverdue = (one: Commitment, today: string): boolean =>
  isOpen(one) && one.dueOn !== null && one.dueOn < today;
