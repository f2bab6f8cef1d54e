import type { Environments } from './installation.js';

/**
 * The services' environments from our own, as in a container: everything is passed on, and each service's database is
 * `MUSTER_<SERVICE>_DATABASE_URL`, or `muster_<service>` on the server `POSTGRES_URL`.
 *
 * @returns undefined when the environment names no database: then it describes no system.
 */
export function containerEnvironments(
  names: readonly string[],
  env: NodeJS.ProcessEnv,
): Environments | undefined {
  const server = env['POSTGRES_URL'];
  const databaseOf = (name: string): string | undefined =>
    env[`MUSTER_${name.toUpperCase()}_DATABASE_URL`] ?? (server && onServer(server, `muster_${name}`));
  if (names.every((name) => databaseOf(name) === undefined)) return undefined;
  return (name) => ({ ...env, DATABASE_URL: databaseOf(name) });
}

function onServer(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
