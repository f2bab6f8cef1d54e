import type { PoolClient } from 'pg';
import { STORED_CHANGE, type StoredChange } from './stored-change.js';

const NEXT = {
  name: 'log_by_key',
  text: `select ${STORED_CHANGE} from public_change change
    where topic = $1 and (key, last_version) > ($2, $3) order by key, last_version limit $4`,
};

/** Reads a topic's log key by key, versions ascending, a page of changes at a time. A key may continue on the next page. */
export async function* logPages(
  client: PoolClient,
  topic: number,
  changesPerPage: number,
): AsyncGenerator<StoredChange[]> {
  let key = '';
  let version = 0;
  for (;;) {
    const { rows } = await client.query<StoredChange>({
      ...NEXT,
      values: [topic, key, version, changesPerPage],
    });
    if (rows.length > 0) yield rows;
    if (rows.length < changesPerPage) return;
    ({ key, last_version: version } = rows.at(-1)!);
  }
}
