import type { PoolClient } from 'pg';
import { type StoredPublicEvent } from './event-recorder.js';

/** An event of the log with whose it is. */
export interface LogRow extends StoredPublicEvent {
  readonly tenant_id: string;
  readonly key: string;
}

const NEXT = {
  name: 'log_by_key',
  text: `select tenant_id, key, version, type, occurred_at, recorded_at, data from public_event
    where topic = $1 and (key, version) > ($2, $3) order by key, version limit $4`,
};

/** Reads a topic's log key by key, versions ascending, a page at a time. A key may continue on the next page. */
export async function* logPages(
  client: PoolClient,
  topic: number,
  rowsPerPage: number,
): AsyncGenerator<LogRow[]> {
  let key = '';
  let version = 0;
  for (;;) {
    const { rows } = await client.query<LogRow>({ ...NEXT, values: [topic, key, version, rowsPerPage] });
    if (rows.length > 0) yield rows;
    if (rows.length < rowsPerPage) return;
    ({ key, version } = rows.at(-1)!);
  }
}
