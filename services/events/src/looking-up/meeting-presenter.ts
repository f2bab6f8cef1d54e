import { Injectable } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { tenantOf } from '@muster/http';
import type { Stored } from '@muster/recording';
import type { Meeting } from '../domain/meeting.js';
import { type KnownTicket, KnownTicketStore } from '../persistence/known-ticket.store.js';
import {
  type MeetingSummaryView,
  type MeetingView,
  presentMeeting,
  summarizeMeeting,
} from './meeting.view.js';

/** Shows a meeting with its tickets as they stand now. */
@Injectable()
export class MeetingPresenter {
  constructor(private readonly tickets: KnownTicketStore) {}

  async present(who: Identity, stored: Stored<Meeting>): Promise<MeetingView> {
    return presentMeeting(who, stored, await this.ticketsOf(who, [stored]));
  }

  /** Shows meetings in a list. Only what an enterprise sees of an agenda depends on its tickets. */
  async summarizer(
    who: Identity,
    listed: readonly Stored<Meeting>[],
  ): Promise<(stored: Stored<Meeting>) => MeetingSummaryView> {
    const tickets = await this.ticketsOf(who, who.role === 'enterprise' ? listed : []);
    return (stored) => summarizeMeeting(who, stored, tickets);
  }

  private ticketsOf(
    who: Identity,
    meetings: readonly Stored<Meeting>[],
  ): Promise<ReadonlyMap<string, KnownTicket>> {
    const ids = meetings.flatMap(({ state }) =>
      [...state.agenda, ...state.decisions].flatMap(({ ticketId }) => ticketId ?? []),
    );
    return this.tickets.find(tenantOf(who), [...new Set(ids)]);
  }
}
