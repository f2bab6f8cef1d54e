import type { Instant } from '@muster/clock';
import { type Appliers, withParticulars } from '../applying.js';
import { paused, resumed } from '../clock-events.js';
import type { Command } from '../command.js';
import { policyFor } from '../deadline-policies.js';
import type { Directory } from '../directory.js';
import type { TicketEffect } from '../effect.js';
import { iso, pins } from '../event-parts.js';
import { Refusal } from '../refusal.js';
import { ticketRows } from '../row.js';
import { directoryOf, type Situation } from '../situation.js';
import { days } from '../spans.js';
import { currentAssignments, isLive, type Whistle } from '../whistle.js';
import type { NewWhistleEvent } from '../whistle-event.js';

/** The longest that something may stay on account without being looked at again (T13). */
export const REVIEW_DAYS = 90;
/** The level that may agree: the council. */
const AGREEING_LEVEL = 3;
/** Four fifths of the way to the review (lifecycle B5). */
const WARNED_AFTER = 0.8;

/** Why nobody can solve it now (T13): no policy, no funds, the law, an authority upstream, the season. */
export const ACCOUNT_REASONS = ['no_policy', 'no_funds', 'law', 'upstream', 'season'] as const;
export type AccountReason = (typeof ACCOUNT_REASONS)[number];

export interface OnAccountCommands {
  /** `told`: what the raiser was told, and answered. */
  request_account: { reason: AccountReason; plan: string; told: string; reviewAt: Instant };
  approve_account: { reviewAt?: Instant };
  refuse_account: { reason: string };
  review_account: { stay: boolean; reason: string; reviewAt?: Instant };
}

export interface OnAccountEvents {
  'ticket.account_requested': {
    reason_code: AccountReason;
    plan: string;
    told: string;
    review_at: string;
    requested_by: string;
    unit_id: string;
  };
  'ticket.account_refused': { reason: string };
  'ticket.hung': { reason_code: AccountReason; review_at: string };
  'account.reviewed': { stay: boolean; reason: string; review_at: string | null };
  'ticket.resumed': { hung_at: string };
}

export interface OnAccountParticulars {
  readonly accountRequest?: (AccountPlan & { readonly by: string; readonly unitId: string }) | null;
  readonly account?: AccountPlan & { readonly hungAt: number; readonly endedAt: number | null };
}

interface AccountPlan {
  readonly reason: AccountReason;
  readonly plan: string;
  readonly told: string;
  readonly reviewAt: number;
}

/** T13, T14: what nobody can solve now stays on the books, with a plan and a date, agreed to at another level (掛賬). */
export const onAccountRows = ticketRows({
  'T13-ask': {
    from: ['in_progress'],
    to: 'same',
    trigger: 'request_account',
    actors: ['lead_unit'],
    guards: ['no_account_asked', 'review_in_reach'],
    events: ['ticket.account_requested'],
    zh: '申请挂账',
    en: 'The lead asks to put it on account',
  },
  T13: {
    from: ['in_progress'],
    to: 'on_account',
    trigger: 'approve_account',
    actors: ['council'],
    guards: ['account_asked', 'level_can_agree', 'agreed_by_another_unit', 'review_in_reach'],
    events: ['ticket.hung', 'clock.paused', 'clock.started', 'clock.voided'],
    zh: '同意挂账',
    en: 'The council puts it on account until the review',
  },
  'T13-refuse': {
    from: ['in_progress'],
    to: 'same',
    trigger: 'refuse_account',
    actors: ['council'],
    guards: ['account_asked', 'agreed_by_another_unit'],
    events: ['ticket.account_refused'],
    zh: '不同意挂账',
    en: 'The council does not agree',
  },
  T14: {
    from: ['on_account'],
    to: 'in_progress',
    trigger: 'review_account',
    actors: ['reviewer', 'council'],
    guards: ['reviewed_by_another_unit', 'review_in_reach'],
    events: ['account.reviewed', 'clock.satisfied', 'clock.started', 'ticket.resumed', 'clock.resumed'],
    zh: '复核：继续挂账或恢复办理',
    en: 'Reviewed: it stays with a new date, or work goes on',
  },
});

export const onAccountGuards = {
  no_account_asked({ whistle }: Situation) {
    if (whistle!.particulars.accountRequest) throw new Refusal('account_asked_already');
  },
  account_asked({ whistle }: Situation) {
    if (!whistle!.particulars.accountRequest) throw new Refusal('no_account_asked');
  },
  level_can_agree({ whistle }: Situation) {
    if (whistle!.level < AGREEING_LEVEL)
      throw new Refusal('level_too_low', { level: whistle!.level, needed: AGREEING_LEVEL });
  },
  agreed_by_another_unit({ whistle, context }: Situation) {
    const { by, unitId } = whistle!.particulars.accountRequest!;
    const { actor } = context;
    const lead = whistle!.dispatch!.leadUnitId;
    if (actor.accountId === by || (actor.unitId && [unitId, lead].includes(actor.unitId)))
      throw new Refusal('second_person_needed');
  },
  reviewed_by_another_unit({ whistle, context }: Situation) {
    if (context.actor.unitId === whistle!.dispatch!.leadUnitId) throw new Refusal('second_person_needed');
  },
  /** A review lies ahead, and not further than 90 days; who stays on account needs a new date. */
  review_in_reach({ whistle, command, context }: Situation) {
    const asked = command as Command<'request_account' | 'approve_account' | 'review_account'>;
    // Who agrees without a date agrees to the one that was asked for, which may have passed meanwhile.
    const agreed =
      asked.type === 'approve_account' ? whistle!.particulars.accountRequest?.reviewAt : undefined;
    const reviewAt = asked.reviewAt ?? agreed;
    const needed = asked.type === 'request_account' || (asked.type === 'review_account' && asked.stay);
    if (reviewAt === undefined && !needed) return;
    if (reviewAt === undefined || reviewAt <= context.now || reviewAt > context.now + days(REVIEW_DAYS))
      throw new Refusal('review_out_of_reach', { most_days: REVIEW_DAYS });
  },
};

export const onAccountEffects = {
  'T13-ask': (_, { reason, plan, told, reviewAt }: Command<'request_account'>, { actor }) => [
    {
      type: 'ticket.account_requested',
      data: {
        reason_code: reason,
        plan,
        told,
        review_at: iso(reviewAt),
        requested_by: actor.accountId,
        unit_id: actor.unitId!,
      },
    },
  ],
  T13: (whistle, { reviewAt }: Command<'approve_account'>, context) => {
    const { reason, ...asked } = whistle.particulars.accountRequest!;
    const at = reviewAt ?? asked.reviewAt;
    return [
      { type: 'ticket.hung', data: { reason_code: reason, review_at: iso(at) } },
      ...[null, ...atWork(whistle)].flatMap((one) => paused(whistle, one, 'on_account', null)),
      reviewClock(whistle, at, context.now, directoryOf(context)),
    ];
  },
  'T13-refuse': (_, { reason }: Command<'refuse_account'>) => [
    { type: 'ticket.account_refused', data: { reason } },
  ],
  T14: (whistle, { stay, reason, reviewAt }: Command<'review_account'>, context) => {
    const { now } = context;
    const reviewed: NewWhistleEvent = {
      type: 'account.reviewed',
      data: { stay, reason, review_at: stay ? iso(reviewAt!) : null },
    };
    const held: NewWhistleEvent[] = whistle.clocks.review
      ? [
          {
            type: 'clock.satisfied',
            data: {
              clock: 'review',
              due_at: iso(whistle.clocks.review.dueAt),
              outcome: whistle.clocks.review.breachedAt === null ? 'satisfied' : 'breached',
            },
          },
        ]
      : [];
    if (stay) return [reviewed, ...held, reviewClock(whistle, reviewAt!, now, directoryOf(context))];
    return [
      reviewed,
      ...held,
      { type: 'ticket.resumed', data: { hung_at: iso(whistle.particulars.account!.hungAt) } },
      ...[null, ...atWork(whistle)].flatMap((one) =>
        resumed(whistle, one, 'on_account', now, directoryOf(context)),
      ),
    ];
  },
} satisfies Record<keyof typeof onAccountRows, TicketEffect>;

const atWork = (whistle: Whistle) => currentAssignments(whistle).filter(({ state }) => isLive(state));

function reviewClock(whistle: Whistle, at: Instant, now: Instant, directory: Directory): NewWhistleEvent {
  const { policy, version } = policyFor(whistle.kind, whistle.category, directory);
  return {
    type: 'clock.started',
    data: {
      clock: 'review',
      due_at: iso(at),
      warn_at: iso(Math.round(now + WARNED_AFTER * (at - now))),
      ...pins(policy, version, directory.defaultCalendar),
    },
  };
}

export const onAccountAppliers: Appliers<OnAccountEvents> = {
  'ticket.account_requested': (
    whistle,
    { reason_code: reason, plan, told, review_at, requested_by, unit_id },
  ) =>
    withParticulars(whistle, {
      accountRequest: {
        reason,
        plan,
        told,
        reviewAt: Date.parse(review_at),
        by: requested_by,
        unitId: unit_id,
      },
    }),
  'ticket.account_refused': (whistle) => withParticulars(whistle, { accountRequest: null }),
  'ticket.hung': (whistle, { reason_code: reason, review_at }, { at }) => {
    const { plan, told } = whistle.particulars.accountRequest!;
    const account = { reason, plan, told, reviewAt: Date.parse(review_at), hungAt: at, endedAt: null };
    return { ...withParticulars(whistle, { accountRequest: null, account }), state: 'on_account' };
  },
  'account.reviewed': (whistle, { review_at }) =>
    review_at === null
      ? whistle
      : withParticulars(whistle, {
          account: { ...whistle.particulars.account!, reviewAt: Date.parse(review_at) },
        }),
  'ticket.resumed': (whistle, _, { at }) => ({
    ...withParticulars(whistle, { account: { ...whistle.particulars.account!, endedAt: at } }),
    state: 'in_progress',
  }),
};
