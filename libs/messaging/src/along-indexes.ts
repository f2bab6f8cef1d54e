import { type Database, type Statement, statement } from '@muster/persistence';

const byIndex = statement(
  'along_indexes',
  `select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`,
);

/**
 * A query that reads little of a table whose size misleads the planner: an outbox is full of rows that are gone, of the event log only
 * the end is asked for. It goes by an index, whatever that seems to cost.
 */
export function queryAlongIndexes<Row extends object>(database: Database, sql: Statement): Promise<Row[]> {
  return database.transaction(async (transaction) => {
    await transaction.query(byIndex);
    return transaction.query<Row>(sql);
  });
}
