import { Injectable } from '@nestjs/common';
import { fingerprint } from '@muster/http';
import { IdempotencyReplay } from '@muster/messaging';
import { v7 as uuidv7 } from 'uuid';
import type { AllianceDirectory } from '../dispatching/alliance-directory.js';
import { SYSTEM } from '../domain/actor.js';
import { decide } from '../domain/decide.js';
import type { ProjectProcess } from '../domain/projects/project-process.js';
import type { WantedWhistle } from '../domain/projects/wanted-whistles.js';
import { WhistleStore } from '../persistence/whistle.store.js';
import { TicketNumbers } from '../raising/ticket-numbers.js';
import { whistleText } from './whistle-text.js';

/** Blows the whistles that a process wants, each once: its key is the process, the cause and what it refers to. */
@Injectable()
export class ProcessWhistles {
  constructor(
    private readonly whistles: WhistleStore,
    private readonly numbers: TicketNumbers,
  ) {}

  /**
   * @returns the ticket's id; the same for the same want, however often it is asked for.
   * @throws Refusal when the directory does not know the category or has nobody to lead.
   */
  async blow(
    tenantId: string,
    process: ProjectProcess,
    wanted: WantedWhistle,
    directory: AllianceDirectory,
  ): Promise<string> {
    const now = this.whistles.now();
    const ticketId = uuidv7();
    // Who owes wages is not who is served: it could withdraw the whistle, and answer whether it was solved.
    const raiser = wanted.cause === 'element_missing' ? process.enterpriseId : null;
    const command = {
      type: 'raise',
      ticketId,
      number: await this.numbers.next(tenantId, directory.numberPrefix, directory.timeZone, now),
      category: wanted.categoryCode,
      kind: 'proactive',
      ...(directory.hasProject(process.projectId) && { projectId: process.projectId }),
      ...(directory.enterprise(raiser ?? '')?.active && { enterpriseId: raiser! }),
      ...whistleText(process, wanted, directory.projectNames(process.projectId)),
    } as const;
    const decision = decide(undefined, command, { now, actor: SYSTEM, directory });
    const name = `${process.id} ${wanted.cause} ${wanted.reference}`;
    const response = { ticket_id: ticketId, version: decision.whistle.version };
    const key = { principal: SYSTEM.accountId, key: name, fingerprint: fingerprint(name), response };
    try {
      await this.whistles.save(tenantId, undefined, decision, SYSTEM, key);
      return ticketId;
    } catch (error) {
      if (error instanceof IdempotencyReplay) return error.response['ticket_id'] as string;
      throw error;
    }
  }
}
