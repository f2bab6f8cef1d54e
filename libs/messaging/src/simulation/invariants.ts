import { isTransient } from '@muster/persistence';
import type { Journal } from './journal.js';
import type { Tables } from './postgres/tables.js';
import type { TopicWatch } from './topic-watch.js';

/** What a schedule leaves behind. */
export interface Remains {
  readonly tables: Tables;
  readonly journal: Journal;
  readonly watch: TopicWatch;
  /** True when the broker lost records: their republished copies come after younger events. */
  readonly lostRecords: boolean;
}

/** Holds when the system is at rest, poisoned events not yet mended: who is in the dead letters, and who is not. */
export function violationsAtRest({ tables, journal }: Remains): string[] {
  const found: string[] = [];
  const open = tables.letters.committed().filter(({ state }) => state === 'dead' || state === 'parked');
  const parked = new Set(tables.parkedKeys.committed().map(({ key }) => key));
  const applied = new Set(tables.effects.map((effect) => effect.event_id));
  const aside = new Set(open.map(({ headers }) => headers.ce_id));
  for (const letter of open) {
    const id = letter.headers.ce_id;
    if (letter.state === 'dead' && id !== undefined && !journal.poisonOf.has(id)) {
      found.push(
        `${letter.key} v${Number(letter.headers.ce_sequence)} is a dead letter although nothing is wrong with it`,
      );
    }
    if (!parked.has(letter.key!)) found.push(`${letter.key} has an open letter but is not parked`);
  }
  for (const key of parked) {
    if (!open.some((letter) => letter.key === key)) found.push(`${key} is parked without a letter`);
  }
  for (const row of tables.eventLog.committed()) {
    if (!applied.has(row.event_id) && !aside.has(row.event_id)) {
      found.push(`${row.aggregate_id} v${row.version} was neither applied nor put aside`);
    }
  }
  return found;
}

/** Holds at the end, when everything has been mended, replayed or discarded. */
export function violationsAtTheEnd(remains: Remains): string[] {
  const { tables, watch } = remains;
  const found = [...watch.violations, ...ofSaves(remains), ...ofEffects(remains)];
  for (const row of tables.eventLog.committed()) {
    if (!watch.seen.has(row.event_id))
      found.push(`${row.aggregate_id} v${row.version} never reached the topic`);
  }
  for (const row of tables.outbox.committed()) found.push(`${row.key} v${row.version} is left in the outbox`);
  for (const { key } of tables.parkedKeys.committed()) found.push(`${key} is still parked`);
  for (const { key, state } of tables.letters.committed()) {
    if (state === 'dead' || state === 'parked') found.push(`${key} still has a ${state} letter`);
  }
  return found;
}

function ofSaves({ tables, journal }: Remains): string[] {
  const found: string[] = [];
  const log = tables.eventLog.committed();
  const logged = new Map(log.map((row) => [row.event_id, row]));
  const claimed = new Set<string>();
  for (const attempt of journal.attempts) {
    const { id, key, outcome, eventIds, firstVersion, idempotencyKey } = attempt;
    const name = `save ${id} of ${key} (${outcome})`;
    const rows = eventIds.flatMap((eventId) => logged.get(eventId) ?? []);
    const right = rows.every(
      (row, index) => row.version === firstVersion + index && row.aggregate_id === key,
    );
    if (!right || (rows.length > 0 && rows.length < eventIds.length)) found.push(`${name} is there in part`);
    if (outcome === 'saved' && rows.length === 0) found.push(`${name} is not there`);
    if ((outcome === 'conflict' || outcome === 'replay') && rows.length > 0) found.push(`${name} is there`);
    if (outcome === 'error' && !isTransient(attempt.error)) {
      found.push(`${name} was answered with "${(attempt.error as Error).message}"`);
    }
    if (outcome === 'replay' && !logged.has(journal.attempts[attempt.replayOf!]!.eventIds[0]!)) {
      found.push(`${name} got the answer of save ${attempt.replayOf}, which is not there`);
    }
    if (rows.length > 0 && idempotencyKey !== null) {
      if (claimed.has(idempotencyKey)) found.push(`${name}: ${idempotencyKey} took effect twice`);
      claimed.add(idempotencyKey);
    }
  }
  for (const [key, rows] of Map.groupBy(log, (row) => row.aggregate_id)) {
    const versions = rows.map((row) => row.version).sort((a, b) => a - b);
    if (versions.some((version, index) => version !== index + 1))
      found.push(`${key} has the versions ${versions}`);
    const thing = tables.things.cell(key).committed?.version;
    if (thing !== versions.length) found.push(`${key} is at version ${thing}, its log at ${versions.length}`);
  }
  return found;
}

function ofEffects({ tables, lostRecords }: Remains): string[] {
  const found: string[] = [];
  const applied = new Map<string, number>();
  const versions = new Map<string, number>();
  for (const { key, version, event_id } of tables.effects) {
    applied.set(event_id, (applied.get(event_id) ?? 0) + 1);
    const previous = versions.get(key) ?? 0;
    if (version <= previous && !lostRecords) found.push(`${key} v${version} was applied after v${previous}`);
    versions.set(key, Math.max(previous, version));
  }
  for (const { event_id, aggregate_id, version } of tables.eventLog.committed()) {
    const times = applied.get(event_id) ?? 0;
    if (times !== 1) found.push(`${aggregate_id} v${version} was applied ${times} times`);
    applied.delete(event_id);
  }
  for (const id of applied.keys()) found.push(`${id} was applied but is not in the event log`);
  return found;
}
