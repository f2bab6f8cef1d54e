import { type Appliers, NOTHING_PENDING, withoutTriage, withParticulars } from '../applying.js';
import type { Command } from '../command.js';
import type { TicketEffect } from '../effect.js';
import { Refusal } from '../refusal.js';
import { ticketRows } from '../row.js';
import type { Situation } from '../situation.js';
import { followersOf, isPerson, joined, type MergedFollower, type PersonFollower } from './following.js';
import { currentAssignments, isLive, type Whistle } from '../whistle.js';
import { cancelled } from './resolving.js';

export interface MergingCommands {
  merge: { masterId: string };
  unmerge: { reason: string };
  /** To the master, with the merge of its child. `people` follow the child and come along. */
  take_in: { followerId: string; enterpriseId: string | null; people: readonly PersonFollower[] };
  /** To the master, when its child is on its own again. */
  let_go: { followerId: string };
}

export interface MergingEvents {
  'ticket.merged': { master_ticket_id: string };
  'ticket.unmerged': { master_ticket_id: string; reason: string };
  'ticket.followed': { follower_ticket_id: string; enterprise_id: string | null };
  'ticket.unfollowed': { follower_ticket_id: string };
}

export interface MergingParticulars {
  readonly masterId?: string | null;
}

/** T4: one problem, one whistle. Raisers of the others follow it (ADR-0102). */
export const mergingRows = ticketRows({
  T4: {
    from: ['raised', 'dispatched', 'in_progress'],
    to: 'merged',
    trigger: 'merge',
    actors: ['dispatcher'],
    guards: ['master_is_another', 'nothing_merged_into_it'],
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
    trigger: 'take_in',
    actors: ['dispatcher'],
    guards: [],
    events: ['ticket.followed', 'ticket.follower_joined'],
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
      'rejected',
      'withdrawn',
    ],
    to: 'same',
    trigger: 'let_go',
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
  nothing_merged_into_it({ whistle }: Situation) {
    const merged = mergedInto(whistle!).map(({ ticketId }) => ticketId);
    if (merged.length > 0) throw new Refusal('has_followers', { followers: merged });
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
  'T4-follow': (whistle, { followerId, enterpriseId, people }: Command<'take_in'>) => {
    const isIn = mergedInto(whistle).some(({ ticketId }) => ticketId === followerId);
    const data = { follower_ticket_id: followerId, enterprise_id: enterpriseId };
    const others = followersOf(whistle).length + (isIn ? 0 : 1);
    return [
      ...(isIn ? [] : [{ type: 'ticket.followed' as const, data }]),
      ...joined(whistle, people, 'merged', others),
    ];
  },
  'T4-unfollow': (_, { followerId }: Command<'let_go'>) => [
    { type: 'ticket.unfollowed', data: { follower_ticket_id: followerId } },
  ],
} satisfies Record<keyof typeof mergingRows, TicketEffect>;

export const mergingAppliers: Appliers<MergingEvents> = {
  'ticket.merged': (whistle, { master_ticket_id }) => ({
    ...withParticulars(whistle, { ...NOTHING_PENDING, masterId: master_ticket_id }),
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
      followers: [...followersOf(whistle), { ticketId: follower_ticket_id, enterpriseId: enterprise_id }],
    }),
  'ticket.unfollowed': (whistle, { follower_ticket_id }) =>
    withParticulars(whistle, {
      followers: followersOf(whistle).filter(({ ticketId }) => ticketId !== follower_ticket_id),
    }),
};

/** The whistles that were merged into this one. */
export function mergedInto(whistle: Pick<Whistle, 'particulars'>): MergedFollower[] {
  return followersOf(whistle).filter((follower) => !isPerson(follower));
}
