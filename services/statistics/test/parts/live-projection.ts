import { testDatabase } from '@muster/local-stack/testing';
import {
  Operating1764200000000,
  OutboxOfChanges1764500000000,
  type ReceivedEvent,
  sampledBriefly,
} from '@muster/messaging';
import { Database, isTransient, isUniqueViolation, openDataSource } from '@muster/persistence';
import { v7 as uuidv7 } from 'uuid';
import { type CellValue } from '../../src/domain/measure.js';
import type { PublicEvent } from '../../src/domain/public-event.js';
import { readCells } from '../../src/figures/read-cells.js';
import { Definitions21700000000110 } from '../../src/persistence/migrations/1700000000110-definitions-2.js';
import { Definitions31700000000120 } from '../../src/persistence/migrations/1700000000120-definitions-3.js';
import { Definitions41764700000100 } from '../../src/persistence/migrations/1764700000100-definitions-4.js';
import { Definitions51764800000100 } from '../../src/persistence/migrations/1764800000100-definitions-5.js';
import { Definitions61765000000100 } from '../../src/persistence/migrations/1765000000100-definitions-6.js';
import { LogOfChanges1765300000100 } from '../../src/persistence/migrations/1765300000100-log-of-changes.js';
import { Statistics1700000000000 } from '../../src/persistence/migrations/1700000000000-statistics.js';
import { recordEvents } from '../../src/projection/event-recorder.js';
import { Projector } from '../../src/projection/projector.js';
import { type LoggedTopic, ORGANIZATIONS, TICKETS } from '../../src/projection/topic.js';

/** The service's write side on a real database, without broker and HTTP. */
export class LiveProjection {
  readonly projector: Projector;
  private readonly ids = new Map<string, string>();
  private offset = 0;

  private constructor(
    readonly database: Database,
    private readonly drop: () => Promise<void>,
  ) {
    this.projector = new Projector(database);
  }

  static async open(suite: string): Promise<LiveProjection> {
    const test = await testDatabase(suite);
    const dataSource = await openDataSource({
      url: test.url,
      migrations: [
        Statistics1700000000000,
        Definitions21700000000110,
        Definitions31700000000120,
        Definitions41764700000100,
        Definitions51764800000100,
        Definitions61765000000100,
        Operating1764200000000,
        OutboxOfChanges1764500000000,
        sampledBriefly(['public_event']),
        LogOfChanges1765300000100,
      ],
      applicationName: 'test',
      poolSize: 6,
    });
    const database = new Database(dataSource);
    await database.onModuleInit();
    return new LiveProjection(database, test.drop);
  }

  async close(): Promise<void> {
    this.database.onApplicationShutdown();
    await this.database.dataSource.destroy();
    await this.drop();
  }

  /** An event as it comes from the broker; the same event always has the same id. */
  received(
    topic: LoggedTopic,
    key: string,
    event: PublicEvent,
    { tenantId = 'tianjin', partition = 0 } = {},
  ): ReceivedEvent {
    const name = `${topic.code}/${key}/${event.version}`;
    if (!this.ids.has(name)) this.ids.set(name, uuidv7());
    return {
      id: this.ids.get(name)!,
      type: event.type,
      tenantId,
      key,
      version: event.version,
      time: new Date(event.time),
      recordedAt: new Date(event.recordedAt),
      correlationId: key,
      traceparent: null,
      data: event.data,
      json: JSON.stringify(event.data),
      topic: topic.name,
      partition,
      offset: this.offset++,
    };
  }

  /** Takes a batch in, again while something transient is in the way, as the consumer does. @returns the cells that moved. */
  async take(topic: LoggedTopic, events: readonly ReceivedEvent[]): Promise<number[]> {
    let repeated = false;
    for (;;) {
      try {
        return await this.database.transaction(async (tx) => {
          const recorded = await recordEvents(tx, topic, events, repeated);
          return recorded ? this.projector.apply(tx, recorded.projection, topic, recorded.work) : [];
        });
      } catch (error) {
        if (isUniqueViolation(error) && !repeated) repeated = true;
        else if (!isTransient(error)) throw error;
      }
    }
  }

  takeTicket(key: string, events: readonly PublicEvent[], from = {}): Promise<number[]> {
    return this.take(
      TICKETS,
      events.map((event) => this.received(TICKETS, key, event, from)),
    );
  }

  takeDirectory(tenantId: string, events: readonly PublicEvent[]): Promise<number[]> {
    return this.take(
      ORGANIZATIONS,
      events.map((event) => this.received(ORGANIZATIONS, tenantId, event, { tenantId })),
    );
  }

  /** Every cell of an alliance that is not 0, by key. */
  async figures(tenantId = 'tianjin', asOf: string | null = null): Promise<Record<string, number>> {
    const everyPeriodOf = EVERY_METRIC;
    const found = await readCells(this.database, {
      tenantId,
      everyPeriodOf,
      asOf: asOf === null ? null : new Date(asOf),
    });
    return Object.fromEntries(found.map((cell) => [nameOf(cell), cell.value]).sort());
  }
}

const EVERY_METRIC = [
  ...['tickets', 'dispatched', 'closed', 'reopened', 'assignments', 'sign', 'contact', 'resolve'],
  ...['ticket_sign', 'ticket_contact', 'ticket_resolve', 'callbacks', 'unit_callbacks'],
  ...['offers', 'resolved', 'escalated', 'raised_to', 'hung'],
  ...[
    'extended_resolve',
    'extended_ticket_resolve',
    'unit_ratings',
    'whistle_ratings',
    'badly_blown',
    'loop',
  ],
  ...['acceptance', 'first_submission', 'acceptance_days'],
];

function nameOf({ metric, part, unitId, categoryCode, state, period }: CellValue): string {
  return [metric, part, unitId, categoryCode, state, period].map((each) => each ?? '').join('/');
}

/** Events of an alliance's directory, from version 1. */
export function directoryStory(...events: [name: string, data: object][]): PublicEvent[] {
  return events.map(([name, data], index) => ({
    type: `muster.${name}.v1`,
    version: index + 1,
    time: Date.parse('2026-01-01T00:00:00Z'),
    recordedAt: Date.parse('2026-01-01T00:00:00Z'),
    data: data as Record<string, unknown>,
  }));
}
