import { inTransactions } from './in-transactions.js';
import type { Sabotage } from './sabotage.js';

/** The position is moved on for good before what was read has taken effect. */
export const positionBeforeCommit: Sabotage = (parts) =>
  inTransactions(parts, (database, query, sql, values) => {
    if (sql.name !== 'consumer_advance') return query(sql, values);
    parts.bite();
    return database.query(sql, values);
  });

/** Nobody looks whether an event has been seen before, or remembers it. */
export const inboxOff: Sabotage = (parts) =>
  inTransactions(parts, async (_, query, sql, values) => {
    if (!sql.name.startsWith('inbox_claim')) return query(sql, values);
    parts.bite();
    return [];
  });

/** No transaction: every statement commits by itself. */
export const autocommitOn: Sabotage = ({ Database, bite }) => {
  Database.prototype.transaction = async function (work) {
    bite();
    return work({ query: (sql, values) => this.query(sql, values) });
  };
};

/** What comes again counts again: the ledger's movements of a whistle are added to the figures once more. */
export const appliedTwiceOnRewind: Sabotage = (parts) =>
  inTransactions(parts, async (_, query, sql, values) => {
    const rows = await query(sql, values);
    if (sql.name !== 'events_on_record') return rows;
    const again = [...new Set(rows.map(({ key }) => key))];
    if (again.length === 0) return rows;
    parts.bite();
    await query(
      {
        name: 'seeded_twice',
        text: `insert into metric_value (projection, cell_id, value)
          select l.projection, moved.cell, sum(moved.delta) from metric_ledger l, unnest(l.cells, l.deltas) as moved(cell, delta)
          where l.key = any($1) group by l.projection, moved.cell having sum(moved.delta) <> 0 order by moved.cell
          on conflict (projection, cell_id) do update set value = metric_value.value + excluded.value`,
      },
      [again],
    );
    return rows;
  });
