import { DAY_MS } from '@muster/clock';
import { Fault } from './fault.js';
import {
  type AnswerKind,
  type Call,
  isSame,
  type Mobilisation,
  type MobilisationEvent,
  type Organisation,
  type Outcome,
  remindAt,
  totalsOf,
  waiting,
} from './mobilisation.js';

/** What can be asked of a mobilisation. `at` is the database's time; references and rights were examined before. */
export type MobilisationCommand =
  | ({ readonly type: 'call'; readonly organisations: readonly Organisation[] } & Call)
  | {
      readonly type: 'answer';
      readonly at: string;
      readonly organisation: Organisation;
      readonly answer: AnswerKind;
      readonly persons: number;
      readonly note: string | null;
    }
  | { readonly type: 'remind'; readonly at: string }
  | {
      readonly type: 'end';
      readonly at: string;
      readonly outcome: Outcome;
      readonly reason: string | null;
    };

/** More than any alliance has; it also keeps the document small. */
export const MOST_CALLED = 1_000;
/** How far ahead the moment may lie (days). */
export const FARTHEST_DUE_DAYS = 366;

/**
 * Decides what happens (mechanisms 3.14, ADR-0233). What would change nothing is no event.
 *
 * @throws Fault `nobody_called`, `too_many_called`, `due_in_the_past`, `due_too_far_ahead`, `answer_not_in_time`; `mobilisation_ended`;
 *   `not_called`, `reason_needed`, `nobody_comes`.
 */
export function decideMobilisation(
  mobilisation: Mobilisation | undefined,
  command: MobilisationCommand,
): MobilisationEvent[] {
  if (command.type === 'call') return called(command);
  if (!mobilisation) throw new Error('nobody is called yet');
  switch (command.type) {
    case 'answer':
      return answered(mobilisation, command);
    case 'remind':
      return reminded(mobilisation, command);
    case 'end':
      return ended(mobilisation, command);
  }
}

type Asked<Type extends MobilisationCommand['type']> = Extract<MobilisationCommand, { type: Type }>;

function called({ type: _, organisations, ...call }: Asked<'call'>): MobilisationEvent[] {
  const { dueAt, answerBy, calledAt } = call;
  if (dueAt <= calledAt) throw new Fault('invalid', 'due_in_the_past', '/due_at');
  if (Date.parse(dueAt) > Date.parse(calledAt) + FARTHEST_DUE_DAYS * DAY_MS)
    throw new Fault('invalid', 'due_too_far_ahead', '/due_at');
  if (answerBy <= calledAt || answerBy > dueAt)
    throw new Fault('invalid', 'answer_not_in_time', '/answer_by');
  const once = organisations.filter(
    (each, at) => organisations.findIndex((other) => isSame(each, other)) === at,
  );
  if (once.length === 0) throw new Fault('invalid', 'nobody_called');
  if (once.length > MOST_CALLED) throw new Fault('invalid', 'too_many_called');
  return [{ type: 'mobilisation.called', ...call, organisations: once }];
}

function answered(
  mobilisation: Mobilisation,
  { organisation, answer, persons, note, at }: Asked<'answer'>,
): MobilisationEvent[] {
  assertGoesOn(mobilisation);
  const known = mobilisation.organisations.find((each) => isSame(each, organisation));
  if (!known) throw new Fault('invalid', 'not_called', `/${organisation.kind}_id`);
  if (answer === 'not_coming' && note === null) throw new Fault('invalid', 'reason_needed', '/note');
  if (answer === 'not_coming' && persons > 0) throw new Fault('invalid', 'nobody_comes', '/persons');
  const before = known.acknowledged;
  if (before?.answer === answer && before.persons === persons && before.note === note) return [];
  return [{ type: 'mobilisation.answered', at, organisation, answer, persons, note }];
}

function reminded(mobilisation: Mobilisation, { at }: Asked<'remind'>): MobilisationEvent[] {
  const { ended: over, remindedAt, answerBy, dueAt } = mobilisation;
  const organisations = waiting(mobilisation);
  // Once the moment is over, nobody can be brought to come any more.
  const inTime = remindAt(mobilisation) <= at && at < dueAt;
  if (over || remindedAt !== undefined || !inTime || organisations.length === 0) return [];
  return [{ type: 'mobilisation.reminded', at, answerBy, organisations }];
}

function ended(mobilisation: Mobilisation, { at, outcome, reason }: Asked<'end'>): MobilisationEvent[] {
  assertGoesOn(mobilisation);
  if (outcome === 'called_off' && reason === null) throw new Fault('invalid', 'reason_needed', '/reason');
  const organisations = mobilisation.organisations.map(({ kind, id }) => ({ kind, id }));
  const { dueAt } = mobilisation;
  const totals = totalsOf(mobilisation);
  return [{ type: 'mobilisation.ended', at, outcome, reason, dueAt, organisations, totals }];
}

function assertGoesOn({ ended: over }: Mobilisation): void {
  if (over) throw new Fault('conflict', 'mobilisation_ended', '', { ended_at: over.at });
}
