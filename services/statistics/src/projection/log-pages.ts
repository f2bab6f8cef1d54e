import type { PoolClient } from 'pg';
import { type Queryable, statement } from '@muster/persistence';
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

const behind = statement(
  'changes_behind',
  `select ${STORED_CHANGE} from unnest($2::text[], $3::bigint[]) as asked(key, version)
   join public_change change on change.topic = $1 and change.key = asked.key and change.last_version > asked.version
   order by change.key, change.last_version`,
);

/** The changes of keys of a topic behind a version of each, key by key, versions ascending. The first may begin before that version. */
export function changesBehind(
  tx: Queryable,
  topic: number,
  points: readonly { readonly key: string; readonly version: number }[],
): Promise<StoredChange[]> {
  return tx.query<StoredChange>(behind, [
    topic,
    points.map(({ key }) => key),
    points.map(({ version }) => version),
  ]);
}
