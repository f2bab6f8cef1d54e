import { type Database, statement } from '@muster/persistence';

const alive = statement('readiness_database', 'select 1 as alive');
const applied = statement('readiness_schema', 'select name from schema_migration');

/** @throws the database's error when it cannot be used. */
export async function checkDatabase(database: Database): Promise<void> {
  await database.query(alive);
}

/** @throws Error that names the migrations of this release which the database lacks. A database that is ahead is well: its changes only add. */
export async function checkSchema(database: Database): Promise<void> {
  const rows = await database.query<{ name: string }>(applied);
  const known = new Set(rows.map(({ name }) => name));
  const missing = database.dataSource.migrations
    .map(({ name, constructor }) => name ?? constructor.name)
    .filter((name) => !known.has(name));
  if (missing.length > 0) throw new Error(`the schema lacks ${missing.join(', ')}: run migrate`);
}
