import type { Actor } from '../actor.js';
import { type Appliers, withParticulars } from '../applying.js';
import type { Command } from '../command.js';
import type { TicketEffect } from '../effect.js';
import { Refusal } from '../refusal.js';
import { ticketRows } from '../row.js';
import { directoryOf, type Situation } from '../situation.js';
import type { Whistle } from '../whistle.js';
import type { NewWhistleEvent } from '../whistle-event.js';

/** Why somebody follows: of its own accord, because it reported the same hazard, because what it followed was merged. */
export type FollowingCause = 'own_wish' | 'same_hazard' | 'merged';

export interface FollowingCommands {
  /** A repetition changes nothing. @property enterpriseId on behalf of whom, where the caller speaks for none. */
  follow: { cause: Exclude<FollowingCause, 'merged'>; enterpriseId?: string };
  unfollow: Record<never, never>;
}

export interface FollowingEvents {
  /** `followers`: how many there are then. */
  'ticket.follower_joined': {
    account_id: string;
    enterprise_id: string | null;
    cause: FollowingCause;
    followers: number;
  };
  'ticket.follower_left': { account_id: string; enterprise_id: string | null; followers: number };
}

/** Somebody who sees a whistle through without having blown it: the raiser of a merged one (T4), or an account. */
export type Follower = MergedFollower | PersonFollower;

export interface MergedFollower {
  readonly ticketId: string;
  readonly enterpriseId: string | null;
}

export interface PersonFollower {
  readonly ticketId: null;
  readonly accountId: string;
  readonly enterpriseId: string | null;
}

export interface FollowingParticulars {
  readonly followers?: readonly Follower[];
}

const OPEN = ['raised', 'dispatched', 'in_progress', 'sign_off', 'on_account'] as const;

/** Whoever knows of the same matter follows one whistle instead of blowing a second (mechanisms 1.12, ADR-0150). */
export const followingRows = ticketRows({
  'follower-joins': {
    from: [...OPEN, 'resolved'],
    to: 'same',
    trigger: 'follow',
    actors: ['enterprise', 'party_secretary', 'hotline', 'council', 'supervisor'],
    guards: ['follower_is_a_member'],
    offered: 'gains_by_following',
    events: ['ticket.follower_joined'],
    zh: '关注',
    en: 'Somebody follows it',
  },
  'follower-leaves': {
    from: [...OPEN, 'resolved', 'closed', 'rejected', 'merged', 'withdrawn'],
    to: 'same',
    trigger: 'unfollow',
    actors: ['enterprise', 'party_secretary', 'hotline', 'council', 'supervisor'],
    guards: [],
    offered: 'follows_it',
    events: ['ticket.follower_left'],
    zh: '取消关注',
    en: 'Somebody follows it no longer',
  },
});

export const followingGuards = {
  /** Who blew the whistle sees it anyway. */
  gains_by_following({ whistle, context: { actor } }: Situation) {
    const own = actor.enterpriseId !== undefined && actor.enterpriseId === whistle!.enterpriseId;
    if (own || isFollowedBy(whistle!, personOf(actor))) throw new Refusal('not_entitled');
  },
  follows_it({ whistle, context: { actor } }: Situation) {
    if (followingOf(whistle!, actor).length === 0) throw new Refusal('not_entitled');
  },
  follower_is_a_member({ command, context }: Situation) {
    const { enterpriseId } = command as Command<'follow'>;
    const { enterpriseId: own } = context.actor;
    if (enterpriseId === undefined || enterpriseId === own) return;
    if (own !== undefined) throw new Refusal('not_entitled');
    if (!directoryOf(context).enterprise(enterpriseId)?.active)
      throw new Refusal('unknown_enterprise', { enterprise_id: enterpriseId });
  },
};

export const followingEffects = {
  'follower-joins': (whistle, { cause, enterpriseId }: Command<'follow'>, { actor }) =>
    joined(whistle, [personOf(actor, enterpriseId)], cause),
  'follower-leaves': (whistle, _: Command<'unfollow'>, { actor }) => {
    const others = followersOf(whistle).length;
    return followingOf(whistle, actor).map(
      ({ accountId: account_id, enterpriseId: enterprise_id }, left) => ({
        type: 'ticket.follower_left',
        data: { account_id, enterprise_id, followers: others - left - 1 },
      }),
    );
  },
} satisfies Record<keyof typeof followingRows, TicketEffect>;

export const followingAppliers: Appliers<FollowingEvents> = {
  'ticket.follower_joined': (whistle, { account_id: accountId, enterprise_id: enterpriseId }) =>
    withParticulars(whistle, {
      followers: [...followersOf(whistle), { ticketId: null, accountId, enterpriseId }],
    }),
  'ticket.follower_left': (whistle, { account_id: accountId, enterprise_id: enterpriseId }) => {
    const leaves = isSame({ ticketId: null, accountId, enterpriseId });
    return withParticulars(whistle, { followers: followersOf(whistle).filter((each) => !leaves(each)) });
  },
};

/** Is there something to be done yet, so that another report of the same matter belongs to it? */
export function isOpen({ state }: Pick<Whistle, 'state'>): boolean {
  return OPEN.some((open) => open === state);
}

/** In the order in which they came. */
export function followersOf({ particulars }: Pick<Whistle, 'particulars'>): readonly Follower[] {
  return particulars.followers ?? [];
}

export function isPerson(follower: Follower): follower is PersonFollower {
  return follower.ticketId === null;
}

/** An account as it follows: for its enterprise, or on behalf of one. */
export function personOf(
  { accountId, enterpriseId }: Pick<Actor, 'accountId' | 'enterpriseId'>,
  onBehalfOf?: string,
): PersonFollower {
  return { ticketId: null, accountId, enterpriseId: enterpriseId ?? onBehalfOf ?? null };
}

export function isFollowedBy(whistle: Pick<Whistle, 'particulars'>, person: PersonFollower): boolean {
  return followersOf(whistle).some(isSame(person));
}

/** As whom an account follows: who speaks for no enterprise also takes back what it did on behalf of one. */
function followingOf(whistle: Whistle, { accountId, enterpriseId }: Actor): PersonFollower[] {
  return followersOf(whistle)
    .filter(isPerson)
    .filter(
      (each) => each.accountId === accountId && each.enterpriseId === (enterpriseId ?? each.enterpriseId),
    );
}

const isSame = (person: PersonFollower) => (other: Follower) =>
  isPerson(other) && other.accountId === person.accountId && other.enterpriseId === person.enterpriseId;

/** The events by which those of `people` join who do not follow yet; `others` are counted before them. */
export function joined(
  whistle: Whistle,
  people: readonly PersonFollower[],
  cause: FollowingCause,
  others = followersOf(whistle).length,
): NewWhistleEvent[] {
  return people
    .filter((person) => !isFollowedBy(whistle, person))
    .map(({ accountId, enterpriseId }, index) => ({
      type: 'ticket.follower_joined',
      data: { account_id: accountId, enterprise_id: enterpriseId, cause, followers: others + index + 1 },
    }));
}
