import { Injectable, Logger } from '@nestjs/common';
import type { BatchContext } from '@muster/messaging';
import { Database, type Queryable } from '@muster/persistence';
import { Recorder } from '@muster/recording';
import { v7 as uuidv7 } from 'uuid';
import { decideMeeting, MOST_PULLED_TICKETS, type PulledTicket } from '../domain/decide-meeting.js';
import { KnownTicketStore } from '../persistence/known-ticket.store.js';
import { MeetingStore } from '../persistence/meeting.store.js';
import { Meetings } from '../recording/aggregates.js';

const SYSTEM = { account_id: 'system', role: 'system' };

/** Has hard whistles on the agenda of the next conference, whoever comes first: the whistle or the conference (mechanisms 2.7, ADR-0210). */
@Injectable()
export class ConferenceAgendas {
  private readonly logger = new Logger('agendas');

  constructor(
    private readonly database: Database,
    private readonly store: MeetingStore,
    private readonly meetings: Meetings,
    private readonly tickets: KnownTicketStore,
    private readonly recorder: Recorder,
  ) {}

  /** What the agenda of a conference that is called now begins with. */
  async hardTickets(tenantId: string, database: Queryable = this.database): Promise<PulledTicket[]> {
    const tickets = await this.tickets.forConference(tenantId, MOST_PULLED_TICKETS, database);
    return tickets.map(({ number, ...ticket }) => ({ id: uuidv7(), title: number, ...ticket }));
  }

  /** Puts what is missing onto the agendas of these alliances' next conferences, in a batch's transaction. */
  async complete(
    context: Pick<BatchContext, 'tx' | 'afterCommit'>,
    tenantIds: readonly string[],
  ): Promise<void> {
    if (tenantIds.length === 0) return;
    const { tx } = context;
    await this.store.lockAgendas(tx, tenantIds);
    for (const tenantId of tenantIds.toSorted()) {
      const stored = await this.store.nextConference(tx, tenantId);
      if (!stored) continue;
      const { id } = stored.state;
      const pulled = await this.hardTickets(tenantId, tx);
      const events = decideMeeting(stored.state, { type: 'pull_tickets', pulled });
      if (events.length === 0) continue;
      await this.recorder.recordIn(context, this.meetings, { tenantId, actor: SYSTEM, id, stored, events });
    }
  }

  /**
   * The same by itself, when another conference may have become the next: one was moved or called off. Its whistles are on the next agenda
   * when this resolves; news under way come after it or before it (ADR-0222).
   *
   * @throws the database's error; nothing is done then.
   */
  async completeNext(tenantId: string): Promise<void> {
    const afterCommit: (() => void)[] = [];
    await this.database.transaction((tx) =>
      this.complete({ tx, afterCommit: (action) => afterCommit.push(action) }, [tenantId]),
    );
    for (const action of afterCommit) action();
  }

  /**
   * The same once more after a conference was called: news whose transaction was under way saw no conference, and the conference not them.
   * What fails here is done with the next news of such a ticket.
   */
  async completeOnceMore(tenantId: string): Promise<void> {
    try {
      await this.completeNext(tenantId);
    } catch (error) {
      this.logger.error({ message: 'an agenda could not be completed', tenant_id: tenantId, error });
    }
  }
}
