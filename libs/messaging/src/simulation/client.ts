import { statement } from '@muster/persistence';
import type { Change } from '../store/change.js';
import { IdempotencyReplay, VersionConflict } from '../store/errors.js';
import { type Cluster, mayPass, ProcessDied, START } from './cluster.js';
import type { Attempt } from './journal.js';
import type { Command } from './schedule.js';

const TRIES = 4;
const readThing = statement('sim_thing', 'select version from thing where id = $1');

/** Sends a command, sometimes twice at once, and writes what it was told into the journal. */
export function send(cluster: Cluster, command: Command): void {
  cluster.track(carryOut(cluster, command, TRIES));
  if (command.idempotencyKey !== null && cluster.random.chance(0.3)) {
    cluster.track(carryOut(cluster, { ...command, process: command.process + 1 }, TRIES));
  }
}

async function carryOut(cluster: Cluster, command: Command, tries: number): Promise<void> {
  const process = cluster.alive(command.process);
  if (!process || tries === 0) return;
  let attempt: Attempt | undefined;
  try {
    await cluster.call(process, async () => {
      const [row] = await process.database.query<{ version: number }>(readThing, [command.key]);
      attempt = cluster.journal.open(command, (row?.version ?? 0) + 1);
      await process.store.save(changeOf(attempt, command, new Date(START + cluster.time.now)));
    });
    conclude(cluster, attempt!, 'saved');
  } catch (error) {
    if (!attempt) {
      if (!mayPass(error)) throw error;
    } else if (error instanceof IdempotencyReplay) {
      attempt.replayOf = error.response.attempt as number;
      return conclude(cluster, attempt, 'replay');
    } else if (error instanceof VersionConflict) {
      conclude(cluster, attempt, 'conflict');
    } else {
      if (!(error instanceof ProcessDied)) {
        attempt.error = error;
        conclude(cluster, attempt, 'error');
      }
      if (command.idempotencyKey === null) return; // its outcome is not known: sending it again might double it
    }
    await carryOut(cluster, { ...command, process: command.process + 1 }, tries - 1);
  }
}

function conclude(cluster: Cluster, attempt: Attempt, outcome: Attempt['outcome']): void {
  attempt.outcome = outcome;
  const { id, key, firstVersion, eventIds, error } = attempt;
  cluster.time.note(() => {
    const reason = error ? ` (${(error as Error).message})` : '';
    return `save ${id} of ${key} from v${firstVersion} to v${firstVersion + eventIds.length - 1}: ${outcome}${reason}`;
  });
}

function changeOf(attempt: Attempt, { events, idempotencyKey, key }: Command, occurredAt: Date): Change {
  return {
    tenantId: 'harbour',
    aggregateType: 'thing',
    aggregateId: key,
    expectedVersion: attempt.firstVersion - 1,
    actor: { account_id: 'tester', role: 'operator' },
    traceparent: 'none',
    state: {},
    events: attempt.eventIds.map((id, index) => {
      const data = { version: attempt.firstVersion + index, poison: events[index] };
      return {
        id,
        type: 'thing.changed',
        occurredAt,
        data,
        public: { type: 'muster.thing.changed.v1', data },
      };
    }),
    ...(idempotencyKey === null
      ? {}
      : {
          idempotency: {
            principal: 'client',
            key: idempotencyKey,
            fingerprint: key,
            response: { attempt: attempt.id },
          },
        }),
  };
}
