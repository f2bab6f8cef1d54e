import { Injectable, Logger } from '@nestjs/common';
import { Directories } from '@muster/directory';
import type { BatchContext } from '@muster/messaging';
import type { Queryable } from '@muster/persistence';
import { allianceDirectory } from '../dispatching/alliance-directory.js';
import { SYSTEM } from '../domain/actor.js';
import { decide, type Decision } from '../domain/decide.js';
import { Refusal } from '../domain/refusal.js';
import type { Whistle } from '../domain/whistle.js';
import { WhistleStore } from '../persistence/whistle.store.js';
import type { DecisionOnTicket } from './decision-on-ticket.js';

/** Adds decisions of meetings to their whistles as follow-ups, each once whatever is delivered how often (ADR-0211). */
@Injectable()
export class DecidedFollowUps {
  private readonly logger = new Logger('decisions');

  constructor(
    private readonly store: WhistleStore,
    private readonly directories: Directories,
  ) {}

  /** What the whistle's state does not allow is logged and left: the decision stands in the minutes, and nothing else can come of it. */
  async add(context: BatchContext, { tenantId, ticketId, command }: DecisionOnTicket): Promise<void> {
    const whistle = await this.inHand(context.tx, tenantId, ticketId);
    // The inbox may have been lost with a backup; the decision's id has not.
    if (whistle?.particulars.followUps?.some(({ id }) => id === command.followUpId)) return;
    const directory = allianceDirectory(await this.directories.get(tenantId));
    let decision: Decision;
    try {
      decision = decide(whistle, command, {
        now: this.store.now(),
        actor: SYSTEM,
        ...(directory && { directory }),
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { meetingId: meeting_id, followUpId: decision_id } = command;
      const what = { tenant_id: tenantId, ticket_id: ticketId, meeting_id, decision_id, reason: error.code };
      this.logger.warn({ message: 'a decision of a meeting does not become a follow-up', ...what });
      return;
    }
    await this.store.saveIn(context, tenantId, whistle!, decision, SYSTEM);
  }

  // What was merged into another whistle is solved there (T4); of that one nothing is merged further.
  private async inHand(tx: Queryable, tenantId: string, ticketId: string): Promise<Whistle | undefined> {
    const whistle = await this.store.loadLocked(tx, tenantId, ticketId);
    const masterId = whistle?.state === 'merged' ? whistle.particulars.masterId : undefined;
    return masterId ? this.store.loadLocked(tx, tenantId, masterId) : whistle;
  }
}
