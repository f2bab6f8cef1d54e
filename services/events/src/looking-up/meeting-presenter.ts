import { Injectable } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { tenantOf } from '@muster/http';
import type { Stored } from '@muster/recording';
import { decisionState } from '../domain/decision.js';
import type { Meeting } from '../domain/meeting.js';
import { type KnownTicket, KnownTicketStore } from '../persistence/known-ticket.store.js';
import { LandedDecisionStore } from '../persistence/landed-decision.store.js';
import {
  type MeetingSummaryView,
  type MeetingView,
  presentMeeting,
  summarizeMeeting,
} from './meeting.view.js';

/** Shows meetings with their tickets, and the decisions that are followed there, as they stand now. */
@Injectable()
export class MeetingPresenter {
  constructor(
    private readonly tickets: KnownTicketStore,
    private readonly landed: LandedDecisionStore,
  ) {}

  async present(who: Identity, stored: Stored<Meeting>): Promise<MeetingView> {
    const [view] = await this.presentAll(who, [stored]);
    return view!;
  }

  async presentAll(who: Identity, meetings: readonly Stored<Meeting>[]): Promise<MeetingView[]> {
    const atTickets = meetings.flatMap(({ state }) =>
      state.decisions.filter((decision) => decisionState(decision) === 'at_ticket').map(({ id }) => id),
    );
    const [tickets, landed] = await Promise.all([
      this.ticketsOf(who, meetings),
      this.landed.find(tenantOf(who), atTickets),
    ]);
    return meetings.map((stored) => presentMeeting(who, stored, tickets, landed));
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
