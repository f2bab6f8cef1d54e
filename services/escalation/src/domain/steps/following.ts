import type { Actor } from '../actor.js';
import { type Appliers, withParticulars } from '../applying.js';
import type { Command } from '../command.js';
import type { TicketEffect } from '../effect.js';
import { ticketRows } from '../row.js';
import type { Whistle } from '../whistle.js';
import type { NewWhistleEvent } from '../whistle-event.js';

/** Why somebody follows: of its own accord, because it reported the same hazard, because what it followed was merged. */
export type FollowingCause = 'own_wish' | 'same_hazard' | 'merged';

export interface FollowingCommands {
  /** A repetition changes nothing. */
  follow: { cause: Exclude<FollowingCause, 'merged'> };
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
    guards: [],
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
    events: ['ticket.follower_left'],
    zh: '取消关注',
    en: 'Somebody follows it no longer',
  },
});

export const followingEffects = {
  'follower-joins': (whistle, { cause }: Command<'follow'>, { actor }) =>
    joined(
      whistle,
      [{ ticketId: null, accountId: actor.accountId, enterpriseId: actor.enterpriseId ?? null }],
      cause,
    ),
  'follower-leaves': (whistle, _: Command<'unfollow'>, { actor }) => {
    const leaver = ownFollowing(whistle, actor);
    if (!leaver) return [];
    const { accountId: account_id, enterpriseId: enterprise_id } = leaver;
    const followers = followersOf(whistle).length - 1;
    return [{ type: 'ticket.follower_left', data: { account_id, enterprise_id, followers } }];
  },
} satisfies Record<keyof typeof followingRows, TicketEffect>;

export const followingAppliers: Appliers<FollowingEvents> = {
  'ticket.follower_joined': (whistle, { account_id: accountId, enterprise_id: enterpriseId }) =>
    withParticulars(whistle, {
      followers: [...followersOf(whistle), { ticketId: null, accountId, enterpriseId }],
    }),
  'ticket.follower_left': (whistle, { account_id: accountId }) =>
    withParticulars(whistle, {
      followers: followersOf(whistle).filter(
        (follower) => !isPerson(follower) || follower.accountId !== accountId,
      ),
    }),
};

/** In the order in which they came. */
export function followersOf({ particulars }: Pick<Whistle, 'particulars'>): readonly Follower[] {
  return particulars.followers ?? [];
}

export function isPerson(follower: Follower): follower is PersonFollower {
  return follower.ticketId === null;
}

/** How this account itself follows the whistle, if it does. */
export function ownFollowing(
  whistle: Pick<Whistle, 'particulars'>,
  { accountId }: Pick<Actor, 'accountId'>,
): PersonFollower | undefined {
  return followersOf(whistle)
    .filter(isPerson)
    .find((follower) => follower.accountId === accountId);
}

/** The events by which those of `people` join who do not follow yet; `others` are counted before them. */
export function joined(
  whistle: Whistle,
  people: readonly PersonFollower[],
  cause: FollowingCause,
  others = followersOf(whistle).length,
): NewWhistleEvent[] {
  return people
    .filter((person) => !ownFollowing(whistle, person))
    .map(({ accountId, enterpriseId }, index) => ({
      type: 'ticket.follower_joined',
      data: { account_id: accountId, enterprise_id: enterpriseId, cause, followers: others + index + 1 },
    }));
}
