import { inTransactions } from './in-transactions.js';
import type { Sabotage } from './sabotage.js';

/** The newest final transaction is left out, and the cursor moves past it: its rows get into no seal (ADR-0095). */
export const sealerOffByOne: Sabotage = (parts) =>
  inTransactions(parts, (_, query, sql, values) => {
    if (sql.name !== 'audit_seal_transactions') return query(sql, values);
    const upTo = 'transaction_id < least($5, (select final from bound))';
    if (sql.text.includes(upTo)) parts.bite();
    return query({ ...sql, text: sql.text.replace(upTo, `${upTo} - 1`) }, values);
  });
