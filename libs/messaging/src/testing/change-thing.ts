import { v7 as uuidv7 } from 'uuid';
import type { Change, Idempotency } from '../store/change.js';

/** A change of one thing from a version to the next, with `count` events. */
export function changeThing(
  id: string,
  expectedVersion: number,
  count = 1,
  idempotency?: Idempotency,
): Change {
  const occurredAt = new Date('2026-03-01T08:00:00Z');
  return {
    tenantId: 'harbour',
    aggregateType: 'thing',
    aggregateId: id,
    expectedVersion,
    actor: { account_id: 'tester', role: 'operator' },
    state: { note: `v${expectedVersion + count}` },
    events: Array.from({ length: count }, (_, index) => {
      const version = expectedVersion + index + 1;
      return {
        id: uuidv7(),
        type: 'thing.changed',
        occurredAt,
        data: { version, secret: 'stays here' },
        public: { type: 'muster.thing.changed.v1', data: { version, occurred_at: occurredAt.toISOString() } },
      };
    }),
    ...(idempotency ? { idempotency } : {}),
  };
}
