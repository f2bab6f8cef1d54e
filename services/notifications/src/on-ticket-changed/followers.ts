import type { ReceivedEvent } from '@muster/messaging';
import type { Follower, KnownTicket } from '../persistence/known-ticket.store.js';

/** By event type, the followers after it. */
const changes: Readonly<
  Record<string, (followers: readonly Follower[], data: FollowingData) => readonly Follower[]>
> = {
  'muster.ticket.followed.v1': (followers, { follower_ticket_id, enterprise_id }) => [
    ...followers,
    { ticket_id: follower_ticket_id!, enterprise_id },
  ],
  'muster.ticket.unfollowed.v1': (followers, { follower_ticket_id }) =>
    followers.filter(({ ticket_id }) => ticket_id !== follower_ticket_id),
  'muster.ticket.follower_joined.v1': (followers, { enterprise_id }) => [
    ...followers,
    { ticket_id: null, enterprise_id },
  ],
  // The event does not say which of an enterprise's people has left; the others still follow for it.
  'muster.ticket.follower_left.v1': (followers, { enterprise_id }) => {
    const left = followers.findIndex((one) => one.ticket_id === null && one.enterprise_id === enterprise_id);
    return followers.filter((_, index) => index !== left);
  },
};

interface FollowingData {
  readonly follower_ticket_id?: string;
  readonly enterprise_id: string | null;
}

/** What changes who follows. */
export const followersChange: readonly string[] = Object.keys(changes);

/** The whistle after an event: notices about the whole of it go to those who follow it as well. */
export function withFollowersOf(ticket: KnownTicket, { type, data }: ReceivedEvent): KnownTicket {
  const change = changes[type];
  return change
    ? { ...ticket, followers: change(ticket.followers, data as unknown as FollowingData) }
    : ticket;
}

/** Enterprises that follow it, each once: by a whistle of theirs that was merged into it, or by their people. */
export function followingEnterprises(ticket: KnownTicket | undefined): string[] {
  const ids = (ticket?.followers ?? []).flatMap(({ enterprise_id }) => enterprise_id ?? []);
  return [...new Set(ids)];
}
