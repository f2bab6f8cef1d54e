import { Inject, Injectable } from '@nestjs/common';
import {
  type Actor as EventActor,
  type BatchContext,
  type Change,
  EventStore,
  type Idempotency,
  newId,
  type StoredEvent,
} from '@muster/messaging';
import { currentTraceparent } from '@muster/observability';
import { Database, type Queryable, standbyHasIt, statement } from '@muster/persistence';
import type { Actor } from '../domain/actor.js';
import type { Decision } from '../domain/decide.js';
import { evolve } from '../domain/evolve.js';
import { followersOf } from '../domain/steps/following.js';
import { followUpsOf } from '../domain/steps/following-up.js';
import { nextDueAt } from '../domain/next-due-at.js';
import type { Whistle } from '../domain/whistle.js';
import type { WhistleEvent, WhistleEventType } from '../domain/whistle-event.js';
import { published } from '../publishing/whistle-published.js';
import { followUpRow } from './follow-up-state-sql.js';
import { followedRow } from './follower-state-sql.js';
import { restored, stored, type TicketRow, whistleColumns } from './stored-whistle.js';

const byTicket = statement(
  'load_whistle',
  `select ${whistleColumns} from ticket where tenant_id = $1 and id = $2`,
);
const lock = statement(
  'lock_whistle',
  'select version from ticket where tenant_id = $1 and id = $2 for update',
);
const byAssignment = statement(
  'load_whistle_of_assignment',
  `select ${whistleColumns} from ticket where tenant_id = $1
   and id = (select ticket_id from assignment where tenant_id = $1 and id = $2)`,
);
const usedKey = statement(
  'used_idempotency_key',
  `select response, fingerprint, (select ${standbyHasIt}) as settled from idempotency_key
   where tenant_id = $1 and principal = $2 and key = $3`,
);

const lookAgain = statement(
  'look_again',
  `update ticket set next_due_at = $3 where tenant_id = $1 and id = $2 and version = $4 and next_due_at = $5::timestamptz
   returning next_due_at is null or next_due_at > statement_timestamp() as later`,
);
const lookAtAll = statement(
  'look_at_all',
  'update ticket set next_due_at = clock_timestamp() where tenant_id = any($1) and next_due_at is not null',
);

/** The event store whose statement writes rows beside ticket and assignments, too: followers and follow-ups. */
export const BESIDE_EVENTS = Symbol('events that touch rows beside the whistle');

const TOUCH_FOLLOWERS: ReadonlySet<WhistleEventType> = new Set<WhistleEventType>([
  'ticket.followed',
  'ticket.unfollowed',
  'ticket.follower_joined',
  'ticket.follower_left',
]);

const TOUCH_FOLLOW_UPS: ReadonlySet<WhistleEventType> = new Set<WhistleEventType>([
  'followup.added',
  'followup.adopted',
  'followup.landed',
  'followup.reopened',
  'followup.dropped',
  'followup.overdue',
]);

/** How a command names its whistle: by itself, or by one of its assignments. */
export type WhistleRef = { readonly ticketId: string } | { readonly assignmentId: string };

/** A decision, and the whistle that it was taken on; there is none before the first. */
export interface DecisionOn {
  readonly before: Whistle | undefined;
  readonly decision: Decision;
}

/** The whistles, each one aggregate of ticket and assignments (ADR-0030). Every method is one statement. */
@Injectable()
export class WhistleStore {
  constructor(
    private readonly database: Database,
    private readonly events: EventStore,
    @Inject(BESIDE_EVENTS) private readonly besideEvents: EventStore,
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

  /** The whistle as it is once nobody else can change it before the transaction ends. */
  async loadLocked(tx: Queryable, tenantId: string, ticketId: string): Promise<Whistle | undefined> {
    // A statement of its own: one that waits for the lock would go on with the assignments as they were before.
    await tx.query(lock, [tenantId, ticketId]);
    const [row] = await tx.query<TicketRow>(byTicket, [tenantId, ticketId]);
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
    decision: Decision,
    actor: Actor,
    idempotency?: Idempotency,
  ): Promise<void> {
    return this.eventsFor(decision).save({
      ...change(tenantId, before, decision, actor),
      ...(idempotency && { idempotency }),
    });
  }

  /**
   * Saves decisions on several whistles, all of them or none (ADR-0219).
   *
   * @param idempotency the key of the first one.
   * @throws as {@link save}.
   */
  saveTogether(
    tenantId: string,
    made: readonly DecisionOn[],
    actor: Actor,
    idempotency?: Idempotency,
  ): Promise<void> {
    return this.besideEvents.saveTogether(
      made.map(({ before, decision }, index) => ({
        ...change(tenantId, before, decision, actor),
        ...(index === 0 && idempotency && { idempotency }),
      })),
    );
  }

  /** Saves a decision that a consumer has taken on a whistle that it has locked, in its batch's transaction. */
  saveIn(
    context: Pick<BatchContext, 'tx' | 'afterCommit'>,
    tenantId: string,
    before: Whistle,
    decision: Decision,
    actor: Actor,
  ): Promise<void> {
    return this.eventsFor(decision).saveIn(context, change(tenantId, before, decision, actor));
  }

  private eventsFor({ events }: Decision): EventStore {
    return touches(TOUCH_FOLLOWERS, events) || touches(TOUCH_FOLLOW_UPS, events)
      ? this.besideEvents
      : this.events;
  }

  /**
   * Puts the whistle back to where the scheduler must look at it next; nothing when it has moved on, or was marked anew.
   *
   * @param dueAt as the row has it, to PostgreSQL's last digit.
   * @returns whether it is out of the way.
   */
  async lookAgain(tenantId: string, whistle: Whistle, dueAt: string): Promise<boolean> {
    const next = nextDueAt(whistle);
    const [moved] = await this.database.query<{ later: boolean }>(lookAgain, [
      tenantId,
      whistle.id,
      next && new Date(next),
      whistle.version,
      dueAt,
    ]);
    return moved?.later ?? false;
  }

  /** Has the scheduler look at every whistle of these alliances whose clocks run, as soon as the transaction is committed. */
  async lookAtAll(tenantIds: readonly string[], tx: Queryable = this.database): Promise<void> {
    await tx.query(lookAtAll, [tenantIds]);
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

const touches = (types: ReadonlySet<WhistleEventType>, events: Decision['events']) =>
  events.some(({ type }) => types.has(type));

function change(
  tenantId: string,
  before: Whistle | undefined,
  { whistle, events }: Decision,
  actor: Actor,
): Change {
  return {
    tenantId,
    aggregateType: 'ticket',
    aggregateId: whistle.id,
    expectedVersion: before?.version ?? 0,
    actor: eventActor(actor),
    traceparent: currentTraceparent(),
    rows: {
      ...stored(whistle, before),
      ...(touches(TOUCH_FOLLOWERS, events) && { followed: [followedRow(followersOf(whistle))] }),
      ...(touches(TOUCH_FOLLOW_UPS, events) && { follow_up: followUpsOf(whistle).map(followUpRow) }),
    },
    events: events.map((event) => ({
      id: newId(),
      type: event.type,
      occurredAt: new Date(event.at),
      data: { round: event.round, ...event.data },
      public: published(event, whistle),
    })),
  };
}

function eventActor({ accountId, role, unitId, enterpriseId }: Actor): EventActor {
  return {
    account_id: accountId,
    role,
    ...(unitId !== undefined && { unit_id: unitId }),
    ...(enterpriseId !== undefined && { enterprise_id: enterpriseId }),
  };
}
