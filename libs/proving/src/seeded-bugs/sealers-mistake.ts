import { inTransactions } from './in-transactions.js';
import type { Sabotage } from './sabotage.js';

/** What can be seen is taken for final: rows that an open transaction is about to bring are passed over for good (ADR-0095). */
export const sealedTooEarly: Sabotage = (parts) =>
  inTransactions(parts, (_, query, sql, values) => {
    if (sql.name !== 'audit_seal_transactions') return query(sql, values);
    parts.bite();
    return query({ ...sql, text: sql.text.replace('pg_snapshot_xmin', 'pg_snapshot_xmax') }, values);
  });
