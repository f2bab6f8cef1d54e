import type { DatabasePart, KernelParts, NamedStatement, Query, Values } from './sabotage.js';

type Rows = Record<string, unknown>[];

/** Replaces statements inside of transactions: those of consumers and of the sealer. */
export function inTransactions(
  { Database }: KernelParts,
  instead: (database: DatabasePart, query: Query, sql: NamedStatement, values: Values) => Promise<Rows>,
): void {
  const { transaction } = Database.prototype;
  Database.prototype.transaction = function (work) {
    return transaction.call(this, (tx) => {
      const query = tx.query.bind(tx) as Query;
      return work({ query: (sql, values = []) => instead(this, query, sql, values) });
    }) as ReturnType<typeof work>;
  };
}
