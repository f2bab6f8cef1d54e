import type { OutgoingMessage } from '../kafka/kafka-client.js';
import { keyOf, type Tables } from './postgres/tables.js';

/** Looks at every record at the moment at which it reaches the topic. */
export class TopicWatch {
  /** Ids of all events that ever were on the topic. */
  readonly seen = new Set<string>();
  readonly violations: string[] = [];
  private readonly versions = new Map<string, number>();

  constructor(private readonly tables: Tables) {}

  see({ key, headers }: OutgoingMessage): void {
    const id = headers.ce_id;
    if (id === undefined || this.seen.has(id)) return;
    this.seen.add(id);
    const version = Number(headers.ce_sequence);
    const expected = (this.versions.get(key) ?? 0) + 1;
    if (version !== expected)
      this.violations.push(`${key} v${version} reached the topic where v${expected} was due`);
    this.versions.set(key, Math.max(version, expected));
    if (this.tables.eventLog.cell(keyOf(key, version)).committed?.event_id !== id) {
      this.violations.push(`${key} v${version} is on the topic but not in the event log`);
    }
  }
}
