import type { Environments } from './installation.js';

/**
 * The services' environments from our own, as in a container: everything is passed on, and each service's database is
 * `MUSTER_<SERVICE>_DATABASE_URL`, or `muster_<service>` on the server `POSTGRES_URL`.
 *
 * @returns the environments of the services whose database is known; undefined when none is: then no system is described.
 */
export function containerEnvironments(
  names: readonly string[],
  env: NodeJS.ProcessEnv,
): Environments | undefined {
  const server = env['POSTGRES_URL'];
  const databaseOf = (name: string): string | undefined =>
    env[`MUSTER_${name.toUpperCase()}_DATABASE_URL`] ?? (server && onServer(server, `muster_${name}`));
  const known = names.filter((name) => databaseOf(name) !== undefined);
  if (known.length === 0) return undefined;
  return new Map(known.map((name) => [name, { ...env, DATABASE_URL: databaseOf(name) }]));
}

function onServer(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
