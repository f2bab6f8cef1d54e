import type { Instant } from '@muster/clock';
import { type Appliers, ended, withParticulars } from '../applying.js';
import { voided } from '../clock-events.js';
import { isOpen } from '../clocks.js';
import type { Command } from '../command.js';
import type { TicketEffect } from '../effect.js';
import { iso } from '../event-parts.js';
import { Refusal } from '../refusal.js';
import { ticketRows } from '../row.js';
import { directoryOf, type Situation } from '../situation.js';
import { workingDaysFrom } from '../spans.js';
import type { Clock, Wait, Whistle } from '../whistle.js';

/** Working days after which a whistle whose raiser does not answer is withdrawn (T2). */
export const ANSWER_WORKING_DAYS = 5;

export interface InformingCommands {
  request_information: { question: string };
  provide_information: { answer: string };
}

export interface InformingEvents {
  'ticket.info_requested': { question: string; answer_until: string };
  'ticket.info_provided': { answer: string; on_behalf: boolean };
}

export interface InformingParticulars {
  /** What the dispatcher must know before it can dispatch; null once answered. */
  readonly question?: { readonly text: string; readonly answerUntil: number } | null;
  /** The dispatcher's clock as it stood when the raiser was asked, and when the raiser was waited for. */
  readonly heldTriage?: { readonly clock: Clock; readonly waits: readonly Wait[] };
}

/** T2: before anybody can be mustered the dispatcher may have to ask; its own time stands still meanwhile (ADR-0206). */
export const informingRows = ticketRows({
  'T2-ask': {
    from: ['raised'],
    to: 'same',
    trigger: 'request_information',
    actors: ['dispatcher'],
    guards: ['nothing_asked'],
    events: ['ticket.info_requested', 'clock.voided'],
    zh: '请吹哨方补充信息',
    en: 'The dispatcher asks the raiser',
  },
  'T2-answer': {
    from: ['raised'],
    to: 'same',
    trigger: 'provide_information',
    actors: ['raiser', 'hotline'],
    guards: ['something_asked', 'attachments_are_the_whistles'],
    events: ['ticket.info_provided', 'clock.started'],
    zh: '吹哨方补充信息',
    en: 'The raiser answers',
  },
});

export const informingGuards = {
  nothing_asked({ whistle }: Situation) {
    if (whistle!.particulars.question) throw new Refusal('asked_already');
  },
  something_asked({ whistle }: Situation) {
    if (!whistle!.particulars.question) throw new Refusal('nothing_asked');
  },
};

export const informingEffects = {
  'T2-ask': (whistle, { question }: Command<'request_information'>, context) => {
    const until = workingDaysFrom(context.now, ANSWER_WORKING_DAYS, directoryOf(context).defaultCalendar);
    return [
      { type: 'ticket.info_requested', data: { question, answer_until: iso(until) } },
      // What is left of the dispatcher's own time goes on with the answer; a deadline that was missed stays missed.
      ...(isOpen(whistle.clocks.triage) ? voided(whistle, 'triage') : []),
    ];
  },
  'T2-answer': (_, { answer }: Command<'provide_information'>, { actor }) => [
    { type: 'ticket.info_provided', data: { answer, on_behalf: actor.role !== 'enterprise' } },
  ],
} satisfies Record<keyof typeof informingRows, TicketEffect>;

function held({ clocks, particulars }: Whistle, at: Instant): InformingParticulars['heldTriage'] {
  const clock = clocks.triage;
  if (!isOpen(clock)) return undefined;
  const before = particulars.heldTriage?.waits ?? [];
  return { clock, waits: [...before, { class: 'await_raiser', from: at, to: null, until: null }] };
}

export const informingAppliers: Appliers<InformingEvents> = {
  'ticket.info_requested': (whistle, { question, answer_until }, { at }) =>
    withParticulars(whistle, {
      question: { text: question, answerUntil: Date.parse(answer_until) },
      heldTriage: held(whistle, at),
    }),
  'ticket.info_provided': (whistle, { answer }, { at }) => ({
    ...withParticulars(whistle, {
      question: null,
      heldTriage: whistle.particulars.heldTriage && {
        ...whistle.particulars.heldTriage,
        waits: ended(whistle.particulars.heldTriage.waits, at),
      },
    }),
    description: `${whistle.description}\n\n${answer}`,
  }),
};
