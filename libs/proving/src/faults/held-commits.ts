import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type Fault, NotPossible, type Scene } from './fault.js';

const ATTEMPTS = 5;
const PATIENCE_MS = 2_000;
const EVERY_MS = 50;
/** Longer than the sealer's pause of four seconds: at least one pass falls into it. */
const HELD_S = [5, 9] as const;

/**
 * The next place in the log of each alliance's youngest whistles, of which some are being worked on now. Whoever wants one waits for this
 * transaction. By the primary key, because a moment later it would be others.
 */
const takeNextPlaces = `
  insert into event_log (tenant_id, aggregate_type, aggregate_id, version, event_id, type, occurred_at, actor, data)
  select alliance.tenant_id, 'ticket', young.id, young.version + 1, gen_random_uuid(), 'chaos.held', now(), '{}', '{}'
  from (select distinct tenant_id from ticket_number_block) as alliance cross join lateral (
    select id, version from ticket where ticket.tenant_id = alliance.tenant_id and state <> 'closed' order by id desc limit 60) as young
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
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        await holder.query('begin');
        await holder.query(takeNextPlaces);
        if (await somebodyWaitsFor(arena, rows[0]!.pid)) {
          const seconds = random.between(...HELD_S);
          await delay(seconds * 1000);
          return `escalation for ${seconds} s`;
        }
        await holder.query('rollback');
      }
      throw new NotPossible('no command wanted to be saved');
    } finally {
      // Ends the transaction as well: nothing of it was ever there.
      await holder.end().catch(() => undefined);
    }
  },
};

async function somebodyWaitsFor(arena: Scene['arena'], pid: number): Promise<boolean> {
  const waiting = 'select pid from pg_stat_activity where $1 = any(pg_blocking_pids(pid))';
  for (let waited = 0; waited < PATIENCE_MS; waited += EVERY_MS) {
    if ((await arena.query('escalation', waiting, [pid])).length > 0) return true;
    await delay(EVERY_MS);
  }
  return false;
}
