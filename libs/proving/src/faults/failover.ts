import { eventually } from '@muster/local-stack';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fault, Scene } from './fault.js';

/** How long the standby follows under load before it is needed: seconds at least and at most. */
const FOLLOWS_S = [2, 5] as const;
/** How long nobody answers under the address, at most: whoever decides on a failover may be quick or slow. */
const LONGEST_DECISION_MS = 2_000;
/** How long the primary is back without its standby: seconds at least and at most. Relays have published, and clients asked again. */
const WITHOUT_STANDBY_S = [3, 6] as const;
/** Seconds in which services have left a server that refuses to write. */
const LEFT_WITHIN_S = 30;
const EVERY_MS = 100;

async function standbyUnderLoad({ arena, random }: Scene) {
  const standby = await arena.stack.postgres.makeStandby();
  await delay(random.between(...FOLLOWS_S) * 1000);
  return standby;
}

/** The primary is gone for good: after a while the standby is promoted, and the address moves to it. @returns how long that took, in seconds. */
async function taken(over: Scene): Promise<string> {
  const { arena, supervisor, random } = over;
  await supervisor.kill({ kind: 'postgres' });
  await delay(random.between(0, LONGEST_DECISION_MS));
  const began = performance.now();
  await arena.stack.postgres.failOver();
  arena.movePostgresAddress('cut');
  return ((performance.now() - began) / 1000).toFixed(1);
}

/**
 * The primary's host is lost for good, with its data, and its synchronous standby takes over under the same address (ADR-0186). Nothing
 * that was acknowledged may be missing there.
 */
export const failOverPostgres: Fault = {
  name: 'fail over PostgreSQL to its standby',
  takes: 30,
  run: async (scene) => {
    await standbyUnderLoad(scene);
    return `promoted in ${await taken(scene)} s`;
  },
};

/**
 * The standby is cut off, so commits wait for it; the primary crashes and comes back, which makes them visible although the standby has
 * none of them; then its host is lost. What services saw in between must not have been passed on (ADR-0186).
 */
export const failOverAfterCrash: Fault = {
  name: 'fail over PostgreSQL after a crash without its standby',
  takes: 35,
  run: async (scene) => {
    const { arena, supervisor, random } = scene;
    const { postgres } = arena.stack;
    const standby = await standbyUnderLoad(scene);
    await standby.kill9();
    const waiting = await commitsWaiting(arena);
    await supervisor.kill({ kind: 'postgres' });
    await delay(random.between(0, LONGEST_DECISION_MS));
    await postgres.start();
    await delay(random.between(...WITHOUT_STANDBY_S) * 1000);
    // Killed before the standby is back: it must not get what it has missed.
    await supervisor.kill({ kind: 'postgres' });
    await standby.start();
    return `${waiting} commits were waiting; promoted in ${await taken(scene)} s`;
  },
};

/**
 * The standby is cut off, and somebody who finds sessions that hang cancels them: PostgreSQL then answers their commits although the
 * standby has none of them. Then the primary is lost. Nobody may have believed those answers (ADR-0189).
 */
export const failOverAfterCancelling: Fault = {
  name: 'fail over PostgreSQL after cancelling who waited for the standby',
  takes: 35,
  run: async (scene) => {
    const { arena, supervisor, random } = scene;
    const standby = await standbyUnderLoad(scene);
    await standby.kill9();
    await commitsWaiting(arena);
    const cancelling = `select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'`;
    const cancelled = (await arena.query('escalation', cancelling)).length;
    await delay(random.between(...WITHOUT_STANDBY_S) * 1000);
    // Killed before the standby is back: it must not get what it has missed.
    await supervisor.kill({ kind: 'postgres' });
    await standby.start();
    return `${cancelled} waits were cancelled; promoted in ${await taken(scene)} s`;
  },
};

/**
 * The former primary is not gone, it only writes no more, and services' connections to it stay (an address that is a DNS name, a proxy
 * that leaves connections alone). They must find out by themselves (ADR-0186).
 */
export const failOverReadOnly: Fault = {
  name: 'fail over PostgreSQL; the former primary stays, read-only',
  takes: 45,
  run: async (scene) => {
    const { arena } = scene;
    const { postgres } = arena.stack;
    await standbyUnderLoad(scene);
    const readOnly = 'alter system set default_transaction_read_only = on';
    await arena.query('escalation', readOnly);
    await arena.query('escalation', 'select pg_reload_conf()');
    await nobodyWrites(arena);
    const former = await postgres.promoteStandby();
    try {
      arena.movePostgresAddress('kept');
      return `everybody had left it after ${await everybodyLeft(arena)} s`;
    } finally {
      await former.destroy();
    }
  },
};

/** Returns when commits wait for the standby. @returns how many. */
async function commitsWaiting(arena: Scene['arena']): Promise<number> {
  const waiting = `select from pg_stat_activity where wait_event = 'SyncRep'`;
  let count = 0;
  await eventually('a commit that waits for the standby', async () => {
    count = (await arena.query('escalation', waiting)).length;
    return count > 0;
  });
  return count;
}

/** Returns when no transaction is open that has written: what was begun before the server was set to read only goes on writing. */
async function nobodyWrites(arena: Scene['arena']): Promise<void> {
  const writing = 'select from pg_stat_activity where backend_xid is not null';
  await eventually('the last write', async () => (await arena.query('escalation', writing)).length === 0);
}

/** @returns the seconds until no service had a connection to the former primary. @throws Error with those that still have. */
async function everybodyLeft(arena: Scene['arena']): Promise<string> {
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  while (arena.leftBehind.length > 0) {
    if (seconds() > LEFT_WITHIN_S)
      throw new Error(`still on the former primary after ${LEFT_WITHIN_S} s: ${arena.leftBehind.join(', ')}`);
    await delay(EVERY_MS);
  }
  return seconds().toFixed(1);
}
