import { type Queryable, statement } from '@muster/persistence';
import type { Verification } from './verification.js';

const insert = statement(
  'verification_record',
  'insert into verification (projection, events, differences, milliseconds) values ($1, $2, $3, $4)',
);
const latest = statement(
  'verification_latest',
  'select checked_at, differences from verification order by checked_at desc limit 1',
);

/** Keeps an outcome for the gauges. */
export async function recordVerification(db: Queryable, outcome: Verification): Promise<void> {
  const { projection, events, difference_count: differences, milliseconds } = outcome;
  await db.query(insert, [projection, events, differences, Math.round(milliseconds)]);
}

/** The latest outcome, if there was one. */
export async function latestVerification(
  db: Queryable,
): Promise<{ readonly checked_at: Date; readonly differences: number } | undefined> {
  return (await db.query<{ checked_at: Date; differences: number }>(latest))[0];
}
