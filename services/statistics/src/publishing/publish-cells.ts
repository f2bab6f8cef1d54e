import { packedMessageSql } from '@muster/messaging';
import { type Database, statement } from '@muster/persistence';
import { v7 as uuidv7 } from 'uuid';

const message = packedMessageSql({
  id: 'dirty.message_id',
  version: 'dirty.next_version',
  type: `'muster.metric.changed.v1'`,
  occurredAt: 'now()',
  payload: `json_build_object(
        'version', dirty.next_version,
        'occurred_at', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'metric', dirty.metric, 'part', dirty.part, 'unit_id', dirty.unit_id, 'category_code', dirty.category_code,
        'state', dirty.state, 'period', dirty.period,
        'value', dirty.now_value, 'delta', dirty.delta, 'cell_version', dirty.next_version)`,
});

// What has been published moves together with the outbox row that says so: after any crash the published deltas of a cell add up
// to its published value, and the next round publishes the rest. Two publishers of one cell meet at its row: the version lets one
// of them through. The shard only has to be the same for all messages of a key.
const publish = statement(
  'publish_cells',
  `with active as materialized (
    select id from projection where state = 'active'
  ), dirty as materialized (
    select cell.*, asked.message_id, coalesce(value.value, 0) as now_value, coalesce(published.version, 0) + 1 as next_version,
      coalesce(value.value, 0) - coalesce(published.value, 0) as delta
    from active
    cross join unnest($1::int[], $2::uuid[]) as asked(cell_id, message_id)
    join metric_cell cell on cell.id = asked.cell_id
    left join metric_value value on value.projection = active.id and value.cell_id = cell.id
    left join metric_published published on published.cell_id = cell.id
    where coalesce(value.value, 0) <> coalesce(published.value, 0)
  ), moved as (
    insert into metric_published (cell_id, value, version) select id, now_value, next_version from dirty order by id
    on conflict (cell_id) do update set value = excluded.value, version = excluded.version
    where metric_published.version = excluded.version - 1
    returning cell_id
  ), sent as (
    insert into outbox (shard, topic, key, first_version, version, tenant_id, message_count, messages)
    select hashtext(dirty.key) & 15, $3, dirty.tenant_id || '/' || dirty.key, dirty.next_version, dirty.next_version, dirty.tenant_id, 1,
      ${message}
    from dirty join moved on moved.cell_id = dirty.id order by dirty.id
    returning 1
  )
  select count(*) as sent from sent`,
);

const unpublished = statement(
  'unpublished_cells',
  `select cell.id from metric_cell cell
   left join metric_value value on value.cell_id = cell.id and value.projection = (select id from projection where state = 'active')
   left join metric_published published on published.cell_id = cell.id
   where coalesce(value.value, 0) <> coalesce(published.value, 0) order by cell.id limit $1`,
);

/**
 * Writes a `metric.changed` into the outbox for each of the given cells that differs from what was published of it.
 *
 * @param topic with its prefix.
 * @returns how many were written.
 */
export async function publishCells(
  database: Database,
  topic: string,
  cells: readonly number[],
): Promise<number> {
  const [row] = await database.query<{ sent: number }>(publish, [cells, cells.map(() => uuidv7()), topic]);
  return row!.sent;
}

/** Cells that differ from what was published of them, whoever moved them. */
export async function unpublishedCells(database: Database, limit: number): Promise<number[]> {
  const rows = await database.query<{ id: number }>(unpublished, [limit]);
  return rows.map(({ id }) => id);
}
