import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type Fault, NotPossible, type Scene } from './fault.js';

const MOST_WHISTLES = 500;
const PATIENCE_MS = 10_000;
const EVERY_MS = 100;
/** Longer than the sealer's pause of four seconds: at least one pass falls into it. */
const HELD_S = [5, 9] as const;

/** The next place in the log of each whistle that is still being worked on, the youngest first. Whoever wants one waits for this transaction. */
const takeNextPlaces = `
  insert into event_log (tenant_id, aggregate_type, aggregate_id, version, event_id, type, occurred_at, actor, data)
  select tenant_id, 'ticket', id, version + 1, gen_random_uuid(), 'chaos.held', now(), '{}', '{}'
  from ticket where state <> 'closed' order by id desc limit ${MOST_WHISTLES}
  on conflict do nothing`;

/**
 * A command of escalation stays between its first row and its commit for some seconds, as behind a slow disk; then it goes through. Its
 * transaction is older than what is committed meanwhile, and whoever took it for final would never look at its rows (ADR-0095).
 */
export const commitHeldOpen: Fault = {
  name: 'hold a commit open',
  run: async ({ arena, random }) => {
    const holder = new pg.Client({
      connectionString: arena.databaseUrl('escalation'),
      connectionTimeoutMillis: 5_000,
    });
    holder.on('error', () => undefined);
    await holder.connect();
    try {
      const { rows } = await holder.query<{ pid: number }>('select pg_backend_pid() as pid');
      await holder.query('begin');
      const { rowCount } = await holder.query(takeNextPlaces);
      await somebodyWaitsFor(arena, rows[0]!.pid);
      const seconds = random.between(...HELD_S);
      await delay(seconds * 1000);
      return `escalation for ${seconds} s, at one of ${rowCount} whistles`;
    } finally {
      // Ends the transaction as well: nothing of it was ever there.
      await holder.end().catch(() => undefined);
    }
  },
};

async function somebodyWaitsFor(arena: Scene['arena'], pid: number): Promise<void> {
  const waiting = 'select pid from pg_stat_activity where $1 = any(pg_blocking_pids(pid))';
  for (let waited = 0; waited < PATIENCE_MS; waited += EVERY_MS) {
    if ((await arena.query('escalation', waiting, [pid])).length > 0) return;
    await delay(EVERY_MS);
  }
  throw new NotPossible('no command wanted to be saved');
}
