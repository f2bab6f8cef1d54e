import { type Appliers, withoutTriage, withParticulars } from '../applying.js';
import type { Command } from '../command.js';
import type { TicketEffect } from '../effect.js';
import { Refusal } from '../refusal.js';
import { ticketRows } from '../row.js';
import type { Situation } from '../situation.js';
import { currentAssignments, isLive } from '../whistle.js';
import { cancelled } from './resolving.js';

export interface MergingCommands {
  merge: { masterId: string };
  unmerge: { reason: string };
  /** To the master, before its child is merged: a repetition changes nothing. */
  follow: { followerId: string; enterpriseId: string | null };
  /** To the master, after its child is independent again. */
  unfollow: { followerId: string };
}

export interface MergingEvents {
  'ticket.merged': { master_ticket_id: string };
  'ticket.unmerged': { master_ticket_id: string; reason: string };
  'ticket.followed': { follower_ticket_id: string; enterprise_id: string | null };
  'ticket.unfollowed': { follower_ticket_id: string };
}

interface Follower {
  readonly ticketId: string;
  readonly enterpriseId: string | null;
}

export interface MergingParticulars {
  readonly masterId?: string | null;
  readonly followers?: readonly Follower[];
}

/** T4: one problem, one whistle. Raisers of the others follow it (ADR-0102). */
export const mergingRows = ticketRows({
  T4: {
    from: ['raised', 'dispatched', 'in_progress'],
    to: 'merged',
    trigger: 'merge',
    actors: ['dispatcher'],
    guards: ['master_is_another', 'nobody_follows'],
    events: ['assignment.cancelled', 'ticket.merged'],
    zh: '并单',
    en: 'Merged into another whistle',
  },
  'T4-undo': {
    from: ['merged'],
    to: 'raised',
    trigger: 'unmerge',
    actors: ['dispatcher'],
    guards: [],
    events: ['ticket.unmerged'],
    zh: '撤销并单',
    en: 'On its own again',
  },
  'T4-follow': {
    from: ['raised', 'dispatched', 'in_progress', 'sign_off', 'on_account'],
    to: 'same',
    trigger: 'follow',
    actors: ['dispatcher'],
    guards: [],
    events: ['ticket.followed'],
    zh: '并入一件',
    en: 'Another whistle is merged into this one',
  },
  'T4-unfollow': {
    from: [
      'raised',
      'dispatched',
      'in_progress',
      'sign_off',
      'on_account',
      'resolved',
      'closed',
      'withdrawn',
    ],
    to: 'same',
    trigger: 'unfollow',
    actors: ['dispatcher'],
    guards: [],
    events: ['ticket.unfollowed'],
    zh: '移出一件',
    en: 'A merged whistle is on its own again',
  },
});

export const mergingGuards = {
  master_is_another({ whistle, command }: Situation) {
    if ((command as Command<'merge'>).masterId === whistle!.id) throw new Refusal('not_into_itself');
  },
  /** Chains would hide raisers from the units that work for them. */
  nobody_follows({ whistle }: Situation) {
    const { followers = [] } = whistle!.particulars;
    if (followers.length > 0)
      throw new Refusal('has_followers', { followers: followers.map(({ ticketId }) => ticketId) });
  },
};

export const mergingEffects = {
  T4: (whistle, { masterId }: Command<'merge'>) => [
    ...currentAssignments(whistle)
      .filter(({ state }) => isLive(state))
      .map(cancelled),
    { type: 'ticket.merged', data: { master_ticket_id: masterId } },
  ],
  'T4-undo': ({ particulars }, { reason }: Command<'unmerge'>) => [
    { type: 'ticket.unmerged', data: { master_ticket_id: particulars.masterId!, reason } },
  ],
  'T4-follow': ({ particulars }, { followerId, enterpriseId }: Command<'follow'>) =>
    particulars.followers?.some(({ ticketId }) => ticketId === followerId)
      ? []
      : [{ type: 'ticket.followed', data: { follower_ticket_id: followerId, enterprise_id: enterpriseId } }],
  'T4-unfollow': (_, { followerId }: Command<'unfollow'>) => [
    { type: 'ticket.unfollowed', data: { follower_ticket_id: followerId } },
  ],
} satisfies Record<keyof typeof mergingRows, TicketEffect>;

export const mergingAppliers: Appliers<MergingEvents> = {
  'ticket.merged': (whistle, { master_ticket_id }) => ({
    ...withParticulars(whistle, { masterId: master_ticket_id }),
    state: 'merged',
  }),
  // Nothing of before counts any more: the dispatcher musters anew, so that the lead is exactly one.
  'ticket.unmerged': (whistle) => ({
    ...withParticulars(whistle, { masterId: null, held: true }),
    state: 'raised',
    clocks: withoutTriage(whistle.clocks),
  }),
  'ticket.followed': (whistle, { follower_ticket_id, enterprise_id }) =>
    withParticulars(whistle, {
      followers: [
        ...(whistle.particulars.followers ?? []),
        { ticketId: follower_ticket_id, enterpriseId: enterprise_id },
      ],
    }),
  'ticket.unfollowed': (whistle, { follower_ticket_id }) =>
    withParticulars(whistle, {
      followers: (whistle.particulars.followers ?? []).filter(
        ({ ticketId }) => ticketId !== follower_ticket_id,
      ),
    }),
};
