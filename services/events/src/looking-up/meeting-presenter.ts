import { Injectable } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { tenantOf } from '@muster/http';
import type { Stored } from '@muster/recording';
import type { Meeting } from '../domain/meeting.js';
import { KnownTicketStore } from '../persistence/known-ticket.store.js';
import { type MeetingView, presentMeeting } from './meeting.view.js';

/** Shows a meeting with its tickets as they stand now. */
@Injectable()
export class MeetingPresenter {
  constructor(private readonly tickets: KnownTicketStore) {}

  async present(who: Identity, stored: Stored<Meeting>): Promise<MeetingView> {
    const { agenda, decisions } = stored.state;
    const ids = [...agenda, ...decisions].flatMap(({ ticketId }) => ticketId ?? []);
    return presentMeeting(who, stored, await this.tickets.find(tenantOf(who), [...new Set(ids)]));
  }
}
