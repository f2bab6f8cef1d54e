import type { Database } from '@muster/persistence';

/** The generic plan of a statement that a connection of the pool has prepared: of the one used last, or by name. */
export async function planOfLast(database: Database, name?: string): Promise<string> {
  const pool = (database as unknown as { pool: { connect(): Promise<any> } }).pool;
  const clients = await Promise.all(Array.from({ length: 4 }, () => pool.connect()));
  try {
    const prepared: { at: number; text: string; types: string; client: any }[] = [];
    for (const client of clients) {
      const { rows } = await client.query(
        `select statement as text, parameter_types::text as types, extract(epoch from prepare_time)::float8 as at
         from pg_prepared_statements where not from_sql and name !~ '^(t_|database_clock|server_clock)' and ($1::text is null or name = $1)`,
        [name ?? null],
      );
      prepared.push(...rows.map((row: object) => ({ ...row, client })));
    }
    const { text, client } = prepared.toSorted((a, b) => b.at - a.at)[0]!;
    const { rows } = await client.query({ text: `explain (generic_plan) ${text}`, rowMode: 'array' });
    return rows.flat().join('\n');
  } finally {
    for (const client of clients) client.release();
  }
}
