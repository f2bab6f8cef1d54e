import { type Assignment, currentAssignments, leadOf, type Whistle, workingUnits } from './whistle.js';

/** What units owe an answer to besides their work: an urge, a supervisor (T15, T8), or the next report of progress (lifecycle B5). */
export const ANSWER_CLOCKS = ['urge', 'supervision', 'progress'] as const;
export type AnswerClock = (typeof ANSWER_CLOCKS)[number];

/** Who owes an answer: a unit, or null for whoever leads. */
export type Answerer = string | null;

export interface AnswerParticulars {
  readonly answersOwed?: { readonly [clock in AnswerClock]?: readonly Answerer[] };
}

/** Does anybody who is still at work owe this answer? */
export function owesAnswer(whistle: Whistle, clock: AnswerClock): boolean {
  const owed = whistle.particulars.answersOwed?.[clock] ?? [];
  return owed.some((unitId) => unitId === null || workingUnits(whistle).includes(unitId));
}

/** The whistle with the answers that are owed to one clock from now on; none takes them back. */
export function owing(whistle: Whistle, clock: AnswerClock, answerers: readonly Answerer[]): Whistle {
  const { [clock]: before = [], ...others } = whistle.particulars.answersOwed ?? {};
  if (before.length === 0 && answerers.length === 0) return whistle;
  const answersOwed = answerers.length === 0 ? others : { ...others, [clock]: answerers };
  return { ...whistle, particulars: { ...whistle.particulars, answersOwed } };
}

/**
 * The whistle after a unit has said where it stands: by a report, by its result, or by the lead's joint answer. The lead's word also
 * ends the climb of a report of progress that was missed (ADR-0158).
 */
export function answeredBy(whistle: Whistle, unitId: string): Whistle {
  const owed = whistle.particulars.answersOwed;
  if (!owed) return whistle;
  const lead = leadOf(whistle);
  const leads = lead?.unitId === unitId;
  const next = ANSWER_CLOCKS.reduce((one, clock) => {
    const left = (owed[clock] ?? []).filter((who) => who !== unitId && !(who === null && leads));
    return owing(one, clock, left);
  }, whistle);
  return leads && lead?.particulars.ladder?.clock === 'progress' ? withoutClimb(next, lead) : next;
}

/**
 * Has the lead said where it stands in the round in hand, by a report or by its result (ADR-0158)? The first word may be due sooner than
 * the others.
 */
export function hasReportedInRound(whistle: Whistle): boolean {
  const { particulars, round } = whistle;
  const reported = (particulars.progressReports ?? []).some(
    (report) => report.round === round && report.byLead,
  );
  return reported || (leadOf(whistle)?.submissions.length ?? 0) > 0;
}

/** Is a dispute of the round in hand undecided (A5)? */
export function hasOpenDispute(whistle: Whistle): boolean {
  return currentAssignments(whistle).some(({ state }) => state === 'disputed');
}

function withoutClimb(whistle: Whistle, { id }: Assignment): Whistle {
  const assignments = whistle.assignments.map((assignment) => {
    if (assignment.id !== id) return assignment;
    const { ladder: _, ...particulars } = assignment.particulars;
    return { ...assignment, particulars };
  });
  return { ...whistle, assignments };
}
