import type { Instant } from '@muster/clock';
import { type Appliers, withParticulars } from '../applying.js';
import type { Command } from '../command.js';
import type { TicketEffect } from '../effect.js';
import { Refusal } from '../refusal.js';
import { ticketRows } from '../row.js';
import { directoryOf, type Situation } from '../situation.js';
import { leadOf, type Whistle } from '../whistle.js';
import { attemptsOf } from './calling-on.js';

/** 調研摸底 → 建賬定責 → 精準解決 → 成效反饋 (mechanisms 0.19). */
export const LOOP_STEPS = ['survey', 'account', 'solution', 'feedback'] as const;
export type LoopStep = (typeof LOOP_STEPS)[number];

export interface LoopingCommands {
  record_survey: { findings: string };
  /** @property dueOn calendar day `YYYY-MM-DD`. */
  open_account: { ownerUnitId: string; dueOn: string; problem: string };
}

export interface LoopingEvents {
  'loop.surveyed': { unit_id: string | null; findings: string };
  'loop.accounted': { owner_unit_id: string; due_on: string; problem: string };
}

export interface LoopingParticulars {
  readonly survey?: { readonly findings: string; readonly at: Instant };
  readonly booked?: {
    readonly ownerUnitId: string;
    readonly dueOn: string;
    readonly problem: string;
    readonly at: Instant;
  };
}

/** The first two gates; the third is the answer itself, the fourth that the raiser has been told (T16, T17). */
export const loopingRows = ticketRows({
  'loop-survey': {
    from: ['raised', 'dispatched', 'in_progress'],
    to: 'same',
    trigger: 'record_survey',
    actors: ['lead_unit', 'dispatcher', 'council'],
    guards: [],
    events: ['loop.surveyed'],
    zh: '调研摸底',
    en: 'Looked into',
  },
  'loop-account': {
    from: ['dispatched', 'in_progress'],
    to: 'same',
    trigger: 'open_account',
    actors: ['lead_unit', 'dispatcher', 'council'],
    guards: ['surveyed_first', 'owner_is_active'],
    events: ['loop.accounted'],
    zh: '建账定责',
    en: 'On the books, with an owner and a date',
  },
});

export const loopingGuards = {
  surveyed_first({ whistle }: Situation) {
    if (!whistle!.particulars.survey) throw new Refusal('survey_first');
  },
  owner_is_active({ command, context }: Situation) {
    const { ownerUnitId } = command as Command<'open_account'>;
    if (directoryOf(context).unit(ownerUnitId)?.active !== true)
      throw new Refusal('unknown_units', { unit_ids: [ownerUnitId] });
  },
  /** Whoever began the loop goes through all of it: no solution before there is an owner and a date. */
  loop_in_order({ whistle }: Situation) {
    const { survey, booked } = whistle!.particulars;
    if (survey && !booked) throw new Refusal('account_first');
  },
};

export const loopingEffects = {
  'loop-survey': (_, { findings }: Command<'record_survey'>, { actor }) => [
    { type: 'loop.surveyed', data: { unit_id: actor.unitId ?? null, findings } },
  ],
  'loop-account': (_, { ownerUnitId, dueOn, problem }: Command<'open_account'>) => [
    { type: 'loop.accounted', data: { owner_unit_id: ownerUnitId, due_on: dueOn, problem } },
  ],
} satisfies Record<keyof typeof loopingRows, TicketEffect>;

/**
 * When each step was evidenced in the round in hand; null while it was not. A closed whistle always has the last: an answer of the
 * raiser, the answer in writing, or a reviewed explanation.
 */
export function loopOf(whistle: Whistle): { readonly [step in LoopStep]: Instant | null } {
  const { survey, booked, solutions, impossibility } = whistle.particulars;
  const approved = solutions?.findLast(({ outcome }) => outcome === 'approved')?.signed.at(-1)?.at;
  const called = whistle.callBacks.findLast(({ round }) => round === whistle.round)?.recordedAt;
  const written = attemptsOf(whistle).findLast(({ outcome }) => outcome === 'sent')?.at;
  const explained = impossibility?.decision === 'agreed' ? whistle.closedAt : undefined;
  return {
    survey: survey?.at ?? null,
    account: booked?.at ?? null,
    solution: approved ?? leadOf(whistle)?.submissions.at(-1)?.submittedAt ?? null,
    feedback: called ?? written ?? explained ?? null,
  };
}

export const loopingAppliers: Appliers<LoopingEvents> = {
  'loop.surveyed': (whistle, { findings }, { at }) => withParticulars(whistle, { survey: { findings, at } }),
  'loop.accounted': (whistle, { owner_unit_id, due_on, problem }, { at }) =>
    withParticulars(whistle, { booked: { ownerUnitId: owner_unit_id, dueOn: due_on, problem, at } }),
};
