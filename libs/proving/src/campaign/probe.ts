import { setTimeout as delay } from 'node:timers/promises';
import { accountOf } from './alliances.js';
import type { Arena } from './arena.js';
import type { LoadClient } from './load-client.js';

const PATIENCE_MS = 30_000;
const EVERY_MS = 50;

/** Raises a whistle and waits for it in the statistics. @returns milliseconds from its acknowledgement; undefined when it was refused. */
export async function probe(arena: Arena, client: LoadClient): Promise<number | undefined> {
  const alliance = arena.alliances[0]!;
  const account = accountOf(alliance, 'enterprise');
  const title = `泊位等待过长 ${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
  const body = { category: 'tax', title, description: '船舶锚地等待超过两日' };
  const about = { ...body, enterprise_id: account.enterprise_id ?? null };
  const ticket = await client.ask({ operation: 'raise', account, path: '/v1/tickets', body, about });
  if (!ticket) return undefined;
  const began = performance.now();
  while (performance.now() - began < PATIENCE_MS) {
    const rows = await arena.query(
      'statistics',
      'select 1 from public_event where topic = 2 and key = $1 limit 1',
      [ticket.id],
    );
    if (rows.length > 0) break;
    await delay(EVERY_MS);
  }
  return performance.now() - began;
}
