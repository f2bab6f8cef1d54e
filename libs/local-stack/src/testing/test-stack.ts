import { randomBytes } from 'node:crypto';
import { createDatabase, dropDatabase } from '../postgres/database.js';

/** The servers that this test run shares. */
export interface TestStack {
  /** Superuser URL of the shared PostgreSQL, database `postgres`. */
  readonly postgresUrl: string;
  readonly brokers: string[];
}

/** A database of one suite's own. */
export interface TestDatabase {
  readonly name: string;
  readonly url: string;
  drop(): Promise<void>;
}

/** What the run's global set-up started. */
export function testStack(): TestStack {
  const handed = process.env['MUSTER_TEST_STACK'];
  if (!handed) throw new Error('no test stack: run this suite through jest’s integration or e2e project');
  return JSON.parse(handed) as TestStack;
}

/** Creates an empty database on the shared PostgreSQL; `suite` makes its name readable. */
export async function testDatabase(suite: string): Promise<TestDatabase> {
  const { postgresUrl } = testStack();
  const name = unique(suite, '_');
  await createDatabase(postgresUrl, name);
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  return { name, url: url.href, drop: () => dropDatabase(postgresUrl, name) };
}

/** A prefix for topic and group names, so that suites on the shared broker do not meet. Ends with a dot. */
export function testTopicPrefix(suite: string): string {
  return `${unique(suite, '-')}.`;
}

/** Bootstrap addresses of the shared broker. */
export function testBrokers(): string[] {
  return testStack().brokers;
}

/** A name that no other suite has. */
export function unique(suite: string, separator: string): string {
  const readable = suite.toLowerCase().replaceAll(/[^a-z0-9]+/g, separator);
  return `t${separator}${readable.slice(0, 24)}${separator}${randomBytes(4).toString('hex')}`;
}
