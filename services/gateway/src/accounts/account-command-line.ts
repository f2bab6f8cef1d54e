import { parseArgs } from 'node:util';
import type { INestApplicationContext } from '@nestjs/common';
import { isRole, type Role } from '@muster/auth';
import { Problem } from '@muster/http';
import type { Actor } from '@muster/messaging';
import { Database } from '@muster/persistence';
import { affiliationFault } from '../domain/account.js';
import { tenantOfAlliance } from '../domain/tenant.js';
import { type AccountRow, AccountStore } from '../persistence/account.store.js';
import { AccountRegistry } from './account-registry.js';
import { SLUG } from './account-requests.js';

/** One account as it is asked for on the command line or in a batch. */
interface Wanted {
  readonly alliance_id: string | null;
  readonly role: Role;
  readonly name: string;
  readonly unit_id?: string;
  readonly enterprise_id?: string;
  readonly password?: string;
  readonly rotate?: boolean;
}

/** What was done: `api_key` only when one was issued. */
interface Done extends Omit<Wanted, 'password' | 'rotate'> {
  readonly account_id: string;
  readonly created: boolean;
  readonly api_key: string | null;
}

const USAGE = `usage:
  accounts create --alliance <id> --role <role> --name <name> [--unit <id>] [--enterprise <id>] [--rotate] [--json]
  accounts create --platform --name <name> [--rotate] [--json]          a platform operator
  accounts create --batch [--json]                                      a JSON array of {alliance_id, role, name, unit_id?, enterprise_id?, password?, rotate?} on standard input
An account that exists (same alliance and name) is left as it is and gets no key, unless --rotate asks for a new one: then its other keys are revoked.
`;

const ACTOR: Actor = { account_id: 'command-line', role: 'operator' };

/** `main.js accounts …`. Returns the exit code: 0 done, 2 misused. */
export async function accountsCommand(args: string[], app: INestApplicationContext): Promise<number> {
  const wanted = await readWanted(args);
  if (typeof wanted === 'string') {
    process.stderr.write(`${wanted}\n${USAGE}`);
    return 2;
  }
  await app.get(Database).onModuleInit();
  const registry = app.get(AccountRegistry);
  const store = app.get(AccountStore);
  const done: Done[] = [];
  try {
    for (const account of wanted.accounts) done.push(await ensure(account, registry, store));
  } finally {
    // Whatever ends it: keys that were issued are seen here or never.
    if (wanted.json && (wanted.batch || done.length > 0))
      process.stdout.write(`${JSON.stringify(wanted.batch ? done : done[0])}\n`);
    else process.stdout.write(done.map(line).join(''));
  }
  return 0;
}

/** Opens the account unless it exists; issues a key when it has never had one or when rotation is asked for. */
async function ensure(wanted: Wanted, registry: AccountRegistry, store: AccountStore): Promise<Done> {
  const tenantId = tenantOfAlliance(wanted.alliance_id);
  const { row, created } = await openOrFind(wanted, tenantId, registry, store);
  let apiKey: string | null = null;
  const known = await store.keys(tenantId, row.id);
  if (wanted.rotate || known.length === 0) apiKey = (await registry.rotateKey(tenantId, row.id, ACTOR)).text;
  return {
    account_id: row.id,
    alliance_id: wanted.alliance_id,
    role: row.role,
    name: row.name,
    ...(row.unit_id ? { unit_id: row.unit_id } : {}),
    ...(row.enterprise_id ? { enterprise_id: row.enterprise_id } : {}),
    created,
    api_key: apiKey,
  };
}

async function openOrFind(
  wanted: Wanted,
  tenantId: string,
  registry: AccountRegistry,
  store: AccountStore,
): Promise<{ row: AccountRow; created: boolean }> {
  const known = await store.findByName(tenantId, wanted.name);
  if (known) return { row: known, created: false };
  const { name, role, unit_id: unitId, enterprise_id: enterpriseId, password } = wanted;
  try {
    return {
      row: await registry.open({ tenantId, name, role, unitId, enterpriseId, password }, ACTOR),
      created: true,
    };
  } catch (error) {
    const rival =
      error instanceof Problem && error.code === 'name_taken'
        ? await store.findByName(tenantId, name)
        : undefined;
    if (rival) return { row: rival, created: false };
    throw error;
  }
}

async function readWanted(
  args: string[],
): Promise<{ accounts: Wanted[]; json: boolean; batch: boolean } | string> {
  const [verb, ...rest] = args;
  if (verb !== 'create') return `unknown: accounts ${verb ?? ''}`;
  let values: Record<string, string | boolean | undefined>;
  try {
    ({ values } = parseArgs({
      args: rest,
      options: {
        alliance: { type: 'string' },
        platform: { type: 'boolean' },
        role: { type: 'string' },
        name: { type: 'string' },
        unit: { type: 'string' },
        enterprise: { type: 'string' },
        rotate: { type: 'boolean' },
        batch: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    }));
  } catch (error) {
    return (error as Error).message;
  }
  const { alliance, platform, role, name, unit, enterprise, rotate, batch, json } = values;
  if (!batch && !platform && alliance === undefined) return 'either --alliance or --platform is needed';
  const given: unknown = batch
    ? JSON.parse(await readAll(process.stdin))
    : [
        {
          alliance_id: platform ? null : alliance,
          role: platform ? 'operator' : role,
          name,
          unit_id: unit,
          enterprise_id: enterprise,
          rotate,
        },
      ];
  if (!Array.isArray(given)) return 'a JSON array is expected on standard input';
  const faults = given.flatMap((account: Partial<Wanted>, index) =>
    faultsOf(account).map((fault) => (batch ? `account ${index}: ${fault}` : fault)),
  );
  if (faults.length > 0) return faults.join('\n');
  return { accounts: given as Wanted[], json: Boolean(json), batch: Boolean(batch) };
}

function faultsOf({ alliance_id, role, name, unit_id, enterprise_id, password }: Partial<Wanted>): string[] {
  const slugs = { alliance_id, unit_id, enterprise_id };
  return [
    ...Object.entries(slugs).flatMap(([field, value]) =>
      value == null || (typeof value === 'string' && SLUG.test(value))
        ? []
        : [`${field} is not an id: ${String(value)}`],
    ),
    ...(isRole(role) ? [] : [`role is not known: ${String(role)}`]),
    ...affiliationFaults({ alliance_id, role, unit_id, enterprise_id }),
    ...(typeof name === 'string' && name.length > 0 && name.length <= 100
      ? []
      : ['a name of 1 to 100 characters is needed']),
    ...(password === undefined || (typeof password === 'string' && password.length >= 10)
      ? []
      : ['a password needs at least 10 characters']),
  ];
}

function affiliationFaults({ alliance_id, role, unit_id, enterprise_id }: Partial<Wanted>): string[] {
  if (!isRole(role)) return [];
  const platform = alliance_id == null;
  const fault = affiliationFault({ role, platform, unitId: unit_id, enterpriseId: enterprise_id });
  return fault === undefined ? [] : [`role and affiliation do not fit: ${fault}`];
}

function line({ alliance_id, role, name, api_key, created }: Done): string {
  return `${alliance_id ?? '(platform)'}\t${role}\t${name}\t${api_key ?? (created ? '' : 'exists; use --rotate for a new key')}\n`;
}

async function readAll(stream: NodeJS.ReadStream): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}
