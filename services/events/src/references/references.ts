import { Injectable } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { Directories, type DirectorySnapshot } from '@muster/directory';
import { Problem, tenantOf } from '@muster/http';
import { KnownTicketStore } from '../persistence/known-ticket.store.js';
import { Examination } from './examination.js';
import { referenceTexts } from './reference-texts.js';

/** What commands may refer to: this service's own read models of the directory and of tickets. */
@Injectable()
export class References {
  constructor(
    private readonly directories: Directories,
    private readonly tickets: KnownTicketStore,
  ) {}

  /** @throws Problem 409 `directory_missing` before the alliance's directory has arrived. */
  async directory(who: Identity): Promise<DirectorySnapshot> {
    const directory = await this.directories.get(tenantOf(who));
    if (!directory?.alliance) throw new Problem(409, 'directory_missing');
    return directory;
  }

  async examine(who: Identity): Promise<Examination> {
    return new Examination(await this.directory(who));
  }

  /** Each ticket must be known here, hence of this alliance: `unknown_ticket` at its place in the list. */
  async examineTickets(who: Identity, examination: Examination, ids: readonly string[]): Promise<void> {
    const known = await this.tickets.find(tenantOf(who), ids);
    ids.forEach((id, index) => {
      if (!known.has(id)) examination.fault(`/ticket_ids/${index}`, 'unknown_ticket');
    });
  }

  /**
   * The ticket must be known here, hence of this alliance: another tenant's is as unknown as one that never was.
   * @throws Problem 422 `validation_failed` with `unknown_ticket` at `/ticket_id`.
   */
  async assertTicket(who: Identity, ticketId: string | null): Promise<void> {
    if (ticketId === null) return;
    if ((await this.tickets.find(tenantOf(who), [ticketId])).has(ticketId)) return;
    const error = {
      pointer: '/ticket_id',
      code: 'unknown_ticket',
      message: referenceTexts['unknown_ticket']!,
    };
    throw new Problem(422, 'validation_failed', {}, { errors: [error] });
  }
}
