/** That a decision was carried out. */
export interface CarriedOut {
  /** RFC 3339. */
  readonly at: string;
  /** As somebody wrote it: it does not leave the service. */
  readonly note: string | null;
}

/** That it was not, although it was said to be. */
export interface Reopened {
  /** RFC 3339. */
  readonly at: string;
  /** As somebody wrote it: it does not leave the service. */
  readonly reason: string;
}

/** What a meeting decided, who owns it and by when (mechanisms 0.12, 2.7), and what came of it (3.5, ADR-0234). */
export interface Decision {
  readonly id: string;
  readonly agendaItemId: string | null;
  readonly ticketId: string | null;
  readonly text: string;
  readonly ownerUnitId: string;
  /** `YYYY-MM-DD` in the alliance's time zone. */
  readonly dueOn: string | null;
  /** From 1, in the order in which they were recorded; absent on decisions of before it was kept. */
  readonly no?: number;
  /** The meeting's day, likewise. */
  readonly heldOn?: string;
  /** Absent: it is still to be carried out. */
  readonly carriedOut?: CarriedOut;
  /** Why it has to be carried out after all; the last time. */
  readonly reopened?: Reopened;
  /** When its owner was told that its due day has passed, RFC 3339; absent: it has not, or nobody was told yet. */
  readonly overdueSince?: string;
}

/** Where a decision stands. `at_ticket`: the whistle's follow-up says (ADR-0211). */
export const DECISION_STATES = ['open', 'carried_out', 'at_ticket'] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

/**
 * A decision about a whistle that was recorded with a due day is followed as the whistle's follow-up; every other one with its meeting, also
 * when it gets a due day as it is reopened.
 */
export function decisionState({ ticketId, dueOn, carriedOut, reopened }: Decision): DecisionState {
  if (ticketId !== null && dueOn !== null && !reopened) return 'at_ticket';
  return carriedOut ? 'carried_out' : 'open';
}

/** Those that are to be carried out and are followed with their meeting. */
export const openDecisions = (decisions: readonly Decision[]): Decision[] =>
  decisions.filter((decision) => decisionState(decision) === 'open');

/** Those of them whose due day has passed without anybody's having been told. @param today `YYYY-MM-DD` where the alliance is. */
export const newlyOverdue = (decisions: readonly Decision[], today: string): Decision[] =>
  openDecisions(decisions).filter(
    ({ dueOn, overdueSince }) => dueOn !== null && dueOn < today && overdueSince === undefined,
  );

/** The day after which the next of them is overdue, `YYYY-MM-DD`. Null: none will be. */
export function nextDueOn(decisions: readonly Decision[]): string | null {
  const days = openDecisions(decisions).flatMap(({ dueOn, overdueSince }) =>
    dueOn !== null && overdueSince === undefined ? [dueOn] : [],
  );
  return days.toSorted()[0] ?? null;
}
