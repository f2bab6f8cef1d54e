import { inTransactions } from './in-transactions.js';
import type { Sabotage } from './sabotage.js';

/** Replaces a part of the statement that seals what is final. */
const sealing =
  (right: string, wrong: string): Sabotage =>
  (parts) =>
    inTransactions(parts, (_, query, sql, values) => {
      if (sql.name !== 'audit_seal_transactions') return query(sql, values);
      if (sql.text.includes(right)) parts.bite();
      return query({ ...sql, text: sql.text.replace(right, wrong) }, values);
    });

const upTo = 'transaction_id < least($5, (select final from bound))';

/** The newest final transaction is left out, and the cursor moves past it: its rows get into no seal (ADR-0095). */
export const sealerOffByOne = sealing(upTo, `${upTo} - 1`);

/** What is still open counts as over, and the cursor moves past it: what it commits then gets into no seal (ADR-0095). */
export const sealerTakesOpenForFinal = sealing('pg_snapshot_xmin', 'pg_snapshot_xmax');
