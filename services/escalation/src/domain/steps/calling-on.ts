import { DAY_MS, type Instant } from '@muster/clock';
import { type Appliers, stoppedTicketClock, withParticulars } from '../applying.js';
import { outcomeOf } from '../clocks.js';
import type { Command } from '../command.js';
import type { AutomaticEffect, TicketEffect, TicketTimerEffect } from '../effect.js';
import { Refusal } from '../refusal.js';
import { automaticRows, ticketRows, ticketTimers } from '../row.js';
import type { Situation } from '../situation.js';
import { waitsForReview } from './not-solving.js';
import type { ClockOutcome } from '../vocabulary.js';
import { lastCallBack, type Whistle } from '../whistle.js';
import type { NewWhistleEvent } from '../whistle-event.js';

/** How a raiser is asked (T16). A text message or a link leaves the answer in writing with the raiser. */
export const CALL_CHANNELS = ['phone', 'sms', 'link'] as const;
export type CallChannel = (typeof CALL_CHANNELS)[number];

/** What came of it; an answer is recorded as the call-back itself. */
export const ATTEMPT_OUTCOMES = ['no_answer', 'sent', 'declined'] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

/** At most so many attempts, within so many days of the first (T16). */
export const MOST_ATTEMPTS = 3;
const SPAN = 7 * DAY_MS;

export interface CallingOnCommands {
  attempt_call_back: { channel: CallChannel; outcome: AttemptOutcome };
}

export interface CallingOnEvents {
  'callback.attempted': {
    attempt_no: number;
    channel: CallChannel;
    outcome: AttemptOutcome;
    clock: ClockOutcome;
  };
}

export interface Attempt {
  readonly no: number;
  readonly round: number;
  readonly channel: CallChannel;
  readonly outcome: AttemptOutcome;
  readonly at: Instant;
}

export interface CallingOnParticulars {
  readonly attempts?: readonly Attempt[];
}

/** T16: the raiser is asked; never by one of the units. */
export const callingOnRows = ticketRows({
  'T16-attempt': {
    from: ['resolved'],
    to: 'same',
    trigger: 'attempt_call_back',
    actors: ['hotline'],
    guards: ['outcome_fits_channel', 'not_answered_yet', 'attempts_left', 'feedback_goes_out'],
    events: ['callback.attempted'],
    zh: '尝试回访',
    en: 'The raiser is called back, without an answer so far',
  },
});

/** T17: who cannot be reached has the answer in writing; the whistle is closed unrated. */
export const unreachableAutomatic = automaticRows({
  'T17-unreachable': {
    from: ['resolved'],
    to: 'closed',
    trigger: 'automatic',
    when: 'raiser_is_unreachable',
    events: ['ticket.closed'],
    zh: '三次未联系上，归档（未评价）',
    en: 'Not reached in three attempts: closed unrated',
  },
});

export const unreachableTimers = ticketTimers({
  'T17-silence': {
    from: ['resolved'],
    to: 'closed',
    trigger: 'timer',
    at: 'raiser_stays_silent',
    events: ['ticket.closed'],
    zh: '书面回访七日未答复，归档（未评价）',
    en: 'No answer in writing for seven days: closed unrated',
  },
});

export const callingOnGuards = {
  outcome_fits_channel({ command }: Situation) {
    const { channel, outcome } = command as Command<'attempt_call_back'>;
    if ((outcome === 'sent') === (channel === 'phone'))
      throw new Refusal('outcome_does_not_fit', { channel });
  },
  /** From the second round on an answer waits for the reviewer (T18); nobody is to be reached any more. */
  not_answered_yet({ whistle }: Situation) {
    if (lastCallBack(whistle!)) throw new Refusal('answered_already');
  },
  attempts_left({ whistle, context }: Situation) {
    const attempts = attemptsOf(whistle!);
    const until = attempts[0] && attempts[0].at + SPAN;
    if (attempts.length >= MOST_ATTEMPTS || (until !== undefined && context.now > until))
      throw new Refusal('no_attempt_left', { attempts: attempts.length });
  },
  /** No close without feedback (mechanisms 0.19): before the last attempt fails, the answer must have gone out in writing. */
  feedback_goes_out({ whistle, command }: Situation) {
    const { channel } = command as Command<'attempt_call_back'>;
    const attempts = attemptsOf(whistle!);
    const last = attempts.length === MOST_ATTEMPTS - 1;
    if (last && channel === 'phone' && !attempts.some(isWritten)) throw new Refusal('written_attempt_needed');
  },
};

export const callingOnEffects = {
  'T16-attempt': (whistle, { channel, outcome }: Command<'attempt_call_back'>) => [
    {
      type: 'callback.attempted',
      data: {
        attempt_no: attemptsOf(whistle).length + 1,
        channel,
        outcome,
        clock: outcomeOf(whistle.clocks.call_back),
      },
    },
  ],
} satisfies Record<keyof typeof callingOnRows, TicketEffect>;

const closedUnrated = (): NewWhistleEvent[] => [{ type: 'ticket.closed', data: { outcome: 'unrated' } }];

export const unreachableEffects = {
  'T17-unreachable': closedUnrated,
} satisfies Record<keyof typeof unreachableAutomatic, AutomaticEffect>;

export const unreachableTimerEffects = {
  'T17-silence': closedUnrated,
} satisfies Record<keyof typeof unreachableTimers, TicketTimerEffect>;

/** The attempts of the round in hand. */
export function attemptsOf({ particulars, round }: Whistle): readonly Attempt[] {
  return (particulars.attempts ?? []).filter((attempt) => attempt.round === round);
}

/** All attempts of the round were in vain: the raiser has not answered, and no reviewer is to decide first. */
export function isUnreachable(whistle: Whistle): boolean {
  return isAwaited(whistle) && attemptsOf(whistle).length >= MOST_ATTEMPTS;
}

/** Seven days after the first attempt, if the answer has gone out in writing and none has come back; null otherwise. */
export function silentUntil(whistle: Whistle): Instant | null {
  const attempts = attemptsOf(whistle);
  return isAwaited(whistle) && attempts.some(isWritten) ? attempts[0]!.at + SPAN : null;
}

function isAwaited(whistle: Whistle): boolean {
  return !lastCallBack(whistle) && !waitsForReview(whistle);
}

function isWritten({ outcome }: Attempt): boolean {
  return outcome === 'sent';
}

export const callingOnAppliers: Appliers<CallingOnEvents> = {
  'callback.attempted': (whistle, { attempt_no, channel, outcome }, { at, round }) => ({
    ...withParticulars(whistle, {
      attempts: [...(whistle.particulars.attempts ?? []), { no: attempt_no, round, channel, outcome, at }],
    }),
    clocks: stoppedTicketClock(whistle, 'call_back', at),
  }),
};
