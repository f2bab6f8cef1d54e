import { Injectable } from '@nestjs/common';
import { type Actor as EventActor, EventStore, type Idempotency, type StoredEvent } from '@muster/messaging';
import { currentTraceparent } from '@muster/observability';
import { Database, statement } from '@muster/persistence';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../domain/actor.js';
import type { Decision } from '../domain/decide.js';
import { evolve } from '../domain/evolve.js';
import type { Whistle } from '../domain/whistle.js';
import type { WhistleEvent } from '../domain/whistle-event.js';
import { published } from '../publishing/whistle-published.js';
import { restored, stored, type TicketRow, whistleColumns } from './stored-whistle.js';

const byTicket = statement(
  'load_whistle',
  `select ${whistleColumns} from ticket where tenant_id = $1 and id = $2`,
);
const byAssignment = statement(
  'load_whistle_of_assignment',
  `select ${whistleColumns} from ticket where tenant_id = $1
   and id = (select ticket_id from assignment where tenant_id = $1 and id = $2)`,
);
const usedKey = statement(
  'used_idempotency_key',
  'select response, fingerprint from idempotency_key where tenant_id = $1 and principal = $2 and key = $3',
);

/** How a command names its whistle: by itself, or by one of its assignments. */
export type WhistleRef = { readonly ticketId: string } | { readonly assignmentId: string };

/** The whistles, each one aggregate of ticket and assignments (ADR-0030). Every method is one statement. */
@Injectable()
export class WhistleStore {
  constructor(
    private readonly database: Database,
    private readonly events: EventStore,
  ) {}

  /** By database time. */
  now(): number {
    return this.database.now().getTime();
  }

  /** Undefined when the alliance has no such whistle. Ids must be UUIDs. */
  async load(tenantId: string, ref: WhistleRef): Promise<Whistle | undefined> {
    const [row] =
      'ticketId' in ref
        ? await this.database.query<TicketRow>(byTicket, [tenantId, ref.ticketId])
        : await this.database.query<TicketRow>(byAssignment, [tenantId, ref.assignmentId]);
    return row && restored(row);
  }

  /**
   * Saves a decision that was taken on `before`: rows, events and what is to be published.
   *
   * @throws VersionConflict when the whistle has moved on; IdempotencyReplay when the key has been used.
   */
  save(
    tenantId: string,
    before: Whistle | undefined,
    { whistle, events }: Decision,
    actor: Actor,
    idempotency?: Idempotency,
  ): Promise<void> {
    return this.events.save({
      tenantId,
      aggregateType: 'ticket',
      aggregateId: whistle.id,
      expectedVersion: before?.version ?? 0,
      actor: eventActor(actor),
      traceparent: currentTraceparent(),
      rows: stored(whistle, before),
      events: events.map((event) => ({
        id: uuidv7(),
        type: event.type,
        occurredAt: new Date(event.at),
        data: { round: event.round, ...event.data },
        public: published(event, whistle),
      })),
      ...(idempotency && { idempotency }),
    });
  }

  /** The whistle's own log, oldest first. */
  history(tenantId: string, ticketId: string): Promise<StoredEvent[]> {
    return this.events.readStream(tenantId, ticketId);
  }

  /** The whistle as it was at a version, from its log: the same as it was answered then. */
  async asOf(tenantId: string, ticketId: string, version: number): Promise<Whistle> {
    let whistle: Whistle | undefined;
    for (const event of await this.history(tenantId, ticketId)) {
      if (event.version > version) break;
      const { round, ...data } = event.data;
      const { type, occurredAt } = event;
      whistle = evolve(whistle, {
        type,
        version: event.version,
        round,
        at: occurredAt.getTime(),
        data,
      } as WhistleEvent);
    }
    return whistle!;
  }

  /** What a key was used for, if it was. */
  async used({ principal, key }: Pick<Idempotency, 'principal' | 'key'>, tenantId: string) {
    const [row] = await this.database.query<{ response: Record<string, unknown>; fingerprint: string }>(
      usedKey,
      [tenantId, principal, key],
    );
    return row;
  }
}

function eventActor({ accountId, role, unitId, enterpriseId }: Actor): EventActor {
  return {
    account_id: accountId,
    role,
    ...(unitId !== undefined && { unit_id: unitId }),
    ...(enterpriseId !== undefined && { enterprise_id: enterpriseId }),
  };
}
