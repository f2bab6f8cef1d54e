import { Misused } from '../desk.js';
import type { Environments } from './installation.js';

/**
 * The services' environments from our own, as in a container: everything is passed on, and each service's database is
 * `MUSTER_<SERVICE>_DATABASE_URL`, or `muster_<service>` on the server `POSTGRES_URL`.
 *
 * @returns the environments of the services whose database is known; undefined when none is: then no system is described.
 * @throws Misused for a `POSTGRES_URL` that cannot be read; without its value, which holds a password.
 */
export function containerEnvironments(
  names: readonly string[],
  env: NodeJS.ProcessEnv,
): Environments | undefined {
  const server = env['POSTGRES_URL'];
  const databaseOf = (name: string): string | undefined =>
    env[`MUSTER_${name.toUpperCase()}_DATABASE_URL`] ||
    (server ? onServer(server, `muster_${name}`) : undefined);
  const known = names.filter((name) => databaseOf(name) !== undefined);
  if (known.length === 0) return undefined;
  return new Map(known.map((name) => [name, { ...env, DATABASE_URL: databaseOf(name) }]));
}

// Before an unquoted `/`, `?` or `#` of a password the address ends: what follows is a path, and the `@` is in it.
const misread = (server: string): boolean =>
  !URL.canParse(server) || (new URL(server).username === '' && server.includes('@'));

function onServer(server: string, database: string): string {
  if (misread(server))
    throw new Misused({
      zh: 'POSTGRES_URL 不是可读的地址（值不显示）；口令中的 / # ? % @ 须写成百分号编码，例如 / 写成 %2F',
      en: 'POSTGRES_URL cannot be read as an address (its value is not shown); / # ? % @ within its password must be percent-encoded: / is %2F',
    });
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
