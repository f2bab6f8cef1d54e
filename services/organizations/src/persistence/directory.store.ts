import { Injectable } from '@nestjs/common';
import { type Actor, EventStore } from '@muster/messaging';
import { currentTraceparent } from '@muster/observability';
import { Database, statement } from '@muster/persistence';
import { v7 as uuidv7 } from 'uuid';
import type { DirectoryEvent } from '../domain/directory-event.js';
import { EMPTY_STATE, type DirectoryState } from '../domain/directory-state.js';
import type { Directory } from '../domain/directory.js';
import { evolveAll } from '../domain/evolve.js';
import { published } from '../publishing/directory-published.js';
import { storedState } from './stored-state.js';

const load = statement(
  'load_directory',
  `select document as directory, version, matrix_version, policies_version, plans_version, calendar_versions, updated_at
   from directory where tenant_id = $1`,
);
const exportText = statement(
  'export_directory',
  'select document::text as text, version from directory where tenant_id = $1',
);

/** A directory's state, and when it came to be so; never: null. */
export interface DatedState {
  readonly state: DirectoryState;
  readonly savedAt: Date | null;
}

/** The directories, each an aggregate of its alliance. */
@Injectable()
export class DirectoryStore {
  constructor(
    private readonly database: Database,
    private readonly events: EventStore,
  ) {}

  /** Now, by database time. */
  now(): Date {
    return this.database.now();
  }

  /** The directory's state; the empty one for an alliance that was never imported. */
  async load(allianceId: string): Promise<DirectoryState> {
    return (await this.loadDated(allianceId)).state;
  }

  /** The same with when it was saved last. */
  async loadDated(allianceId: string): Promise<DatedState> {
    const [row] = await this.database.query<DirectoryState & { updated_at: Date }>(load, [allianceId]);
    if (!row) return { state: EMPTY_STATE, savedAt: null };
    const { updated_at: savedAt, ...state } = row;
    return { state, savedAt };
  }

  /** The document as it was imported, character by character, with its version. */
  async text(allianceId: string): Promise<{ text: string; version: number } | undefined> {
    const [row] = await this.database.query<{ text: string; version: number }>(exportText, [allianceId]);
    return row;
  }

  /**
   * Saves what was decided on `before`.
   *
   * @param document the incoming document, to be kept as it is.
   * @param occurredAt the moment for which it was decided, by database time.
   * @returns the new version.
   * @throws VersionConflict when somebody else imported in the meantime; EventTooLarge when a section does not fit into a message.
   */
  async save(
    allianceId: string,
    before: DirectoryState,
    events: readonly DirectoryEvent[],
    document: Directory,
    actor: Actor,
    occurredAt: Date = this.database.now(),
  ): Promise<number> {
    const next = evolveAll(before, events);
    await this.events.save({
      tenantId: allianceId,
      aggregateType: 'directory',
      aggregateId: allianceId,
      expectedVersion: before.version,
      actor,
      traceparent: currentTraceparent(),
      state: storedState(before.directory, next, document, occurredAt),
      events: events.map((event, index) => ({
        id: uuidv7(),
        type: event.type,
        occurredAt,
        data: event.data,
        public: published(event, before.version + index + 1, occurredAt),
      })),
    });
    return next.version;
  }
}
