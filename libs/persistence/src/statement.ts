/** A SQL statement that PostgreSQL prepares once per connection, under its name (1–63 characters, unique per text). */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/**
 * Names a SQL text so that the server parses and plans it once per connection.
 *
 * @throws RangeError when the name is empty or longer than PostgreSQL's 63 bytes, which it would cut silently.
 */
export function statement(name: string, text: string): Statement {
  if (name.length === 0 || Buffer.byteLength(name) > 63) {
    throw new RangeError(`statement name must have 1 to 63 bytes: "${name}"`);
  }
  return Object.freeze({ name, text });
}

/** Something that runs statements: the pool, or one open transaction. */
export interface Queryable {
  query<Row extends object = Record<string, unknown>>(
    statement: Statement,
    values?: readonly unknown[],
  ): Promise<Row[]>;
}
