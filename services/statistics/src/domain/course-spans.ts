import type { AssignmentFact, TicketFact } from './ticket-fact.js';

/** What is timed of a whistle's course (kpis K8). */
export const SPANS = [
  'raise_to_dispatch',
  'offer_to_sign',
  'offer_to_contact',
  'offer_to_submit',
  'raise_to_close',
] as const;
export type SpanName = (typeof SPANS)[number];

/** Something that took from one instant to another, epoch milliseconds. */
export interface CourseSpan {
  readonly name: SpanName;
  readonly from: number;
  readonly to: number;
}

/** Everything of a whistle that has come to its end. A merged whistle is answered by its master, an informed unit owes nothing. */
export function* spansOf(fact: TicketFact): Generator<CourseSpan> {
  const { raisedAt, dispatchedAt, closed } = fact;
  if (fact.state === 'merged') return;
  if (dispatchedAt !== null) yield { name: 'raise_to_dispatch', from: raisedAt, to: dispatchedAt };
  for (const assignment of fact.assignments) if (assignment.role !== 'inform') yield* ofUnit(assignment);
  if (closed) yield { name: 'raise_to_close', from: raisedAt, to: closed.at };
}

function* ofUnit({ offeredAt, signedAt, reportedInAt, submittedAt }: AssignmentFact): Generator<CourseSpan> {
  if (signedAt !== undefined) yield { name: 'offer_to_sign', from: offeredAt, to: signedAt };
  if (reportedInAt !== undefined) yield { name: 'offer_to_contact', from: offeredAt, to: reportedInAt };
  if (submittedAt !== undefined) yield { name: 'offer_to_submit', from: offeredAt, to: submittedAt };
}
