import type { AttendeeKind } from './attendance.js';

export const ANSWERS = ['coming', 'not_coming'] as const;
export type AnswerKind = (typeof ANSWERS)[number];

export const OUTCOMES = ['done', 'called_off'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** An organisation that may be called: a member unit or a party organisation. */
export interface Organisation {
  readonly kind: Exclude<AttendeeKind, 'enterprise'>;
  readonly id: string;
}

/** What an organisation has answered last. Persons are counted, never named. */
export interface Acknowledgement {
  readonly answer: AnswerKind;
  readonly persons: number;
  /** As somebody wrote it, why it does not come among others: it does not leave the service. */
  readonly note: string | null;
  /** When it answered first: a later answer does not make it late. */
  readonly firstAt: string;
  readonly at: string;
}

export interface CalledOrganisation extends Organisation {
  /** Absent: it has not answered. */
  readonly acknowledged?: Acknowledgement;
}

/** What is asked of the organisations, and by when. Instants as `toISOString` writes them: they compare as texts. */
export interface Call {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly place: string | null;
  /** By when it is to be done. */
  readonly dueAt: string;
  /** By when they are asked to answer: not later than `dueAt`. */
  readonly answerBy: string;
  readonly calledAt: string;
}

/** A call to organisations of the alliance, which each of them acknowledges (mechanisms 3.14, ADR-0233). */
export interface Mobilisation extends Call {
  /** Each once. */
  readonly organisations: readonly CalledOrganisation[];
  /** Absent: nobody was reminded. */
  readonly remindedAt?: string;
  /** Absent: it goes on. */
  readonly ended?: { readonly at: string; readonly outcome: Outcome; readonly reason: string | null };
}

/** Who has answered what, as last said. */
export interface Totals {
  readonly called: number;
  readonly answered: number;
  readonly coming: number;
  /** Of those who come. */
  readonly persons: number;
}

export type MobilisationEvent =
  | ({ readonly type: 'mobilisation.called'; readonly organisations: readonly Organisation[] } & Call)
  | {
      readonly type: 'mobilisation.answered';
      readonly at: string;
      readonly organisation: Organisation;
      readonly answer: AnswerKind;
      readonly persons: number;
      readonly note: string | null;
    }
  | {
      readonly type: 'mobilisation.reminded';
      readonly at: string;
      readonly answerBy: string;
      /** Those that had not answered. */
      readonly organisations: readonly Organisation[];
    }
  | {
      readonly type: 'mobilisation.ended';
      readonly at: string;
      readonly outcome: Outcome;
      readonly dueAt: string;
      /** Those that were called. */
      readonly organisations: readonly Organisation[];
      readonly totals: Totals;
      /** As somebody wrote it: it does not leave the service. */
      readonly reason: string | null;
    };

/** The mobilisation after an event. */
export function evolveMobilisation(
  mobilisation: Mobilisation | undefined,
  event: MobilisationEvent,
): Mobilisation {
  if (event.type === 'mobilisation.called') {
    const { type: _, ...called } = event;
    return called;
  }
  if (!mobilisation) throw new Error(`${event.type} before mobilisation.called`);
  switch (event.type) {
    case 'mobilisation.answered': {
      const { organisation, answer, persons, note, at } = event;
      return {
        ...mobilisation,
        organisations: mobilisation.organisations.map((each) => {
          if (!isSame(each, organisation)) return each;
          const firstAt = each.acknowledged?.firstAt ?? at;
          return { ...each, acknowledged: { answer, persons, note, firstAt, at } };
        }),
      };
    }
    case 'mobilisation.reminded':
      return { ...mobilisation, remindedAt: event.at };
    case 'mobilisation.ended':
      return {
        ...mobilisation,
        ended: { at: event.at, outcome: event.outcome, reason: event.reason },
      };
  }
}

/**
 * When those that have not answered are reminded: half-way between call and answer. At the end of the time a reminder could not be answered
 * in it any more.
 */
export function remindAt({ calledAt, answerBy }: Pick<Call, 'calledAt' | 'answerBy'>): string {
  return new Date((Date.parse(calledAt) + Date.parse(answerBy)) / 2).toISOString();
}

/** Those that have not answered. */
export const waiting = ({ organisations }: Pick<Mobilisation, 'organisations'>): Organisation[] =>
  organisations.flatMap(({ kind, id, acknowledged }) => (acknowledged ? [] : [{ kind, id }]));

export function totalsOf({ organisations }: Pick<Mobilisation, 'organisations'>): Totals {
  const answers = organisations.flatMap(({ acknowledged }) => acknowledged ?? []);
  const coming = answers.filter(({ answer }) => answer === 'coming');
  return {
    called: organisations.length,
    answered: answers.length,
    coming: coming.length,
    persons: coming.reduce((sum, { persons }) => sum + persons, 0),
  };
}

export const isSame = (one: Organisation, other: Organisation): boolean =>
  one.kind === other.kind && one.id === other.id;
