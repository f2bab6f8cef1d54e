// Demo data: four alliances and accounts for them. Harmless to repeat: what is there stays, what is missing is added.
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder, root, say } from './task.mjs';

/** Enterprises per alliance that get an account of their own: enough to try with, few enough to read. */
const ENTERPRISES = 5;

/** Who must know a directory before its alliance can work: whistles go to its units, so do meetings and notices. */
const READERS = ['escalation', 'events', 'notifications'];

/** Seconds that the directories may take to arrive; without a backlog it is a fraction of one. */
const PATIENCE = 60;

/** Posts of the alliance as a whole, one account each. */
const POSTS = [
  'operator',
  'council',
  'dispatcher',
  'analyst',
  'hotline',
  'party_secretary',
  'supervisor',
  'reviewer',
  'data_steward',
];

const documents = () =>
  readdirSync(join(root, 'deploy', 'demo'))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => JSON.parse(readFileSync(join(root, 'deploy', 'demo', file), 'utf8')));

/** Everyone who shall be able to log in to the demo. */
function accountsOf({ alliance, units, enterprises }) {
  const alliance_id = alliance.id;
  return [
    ...POSTS.map((role) => ({ alliance_id, role, name: `${alliance_id} ${role}` })),
    // What touches two sides needs two persons (lifecycle B2): a second dispatcher for the demo to try it with.
    { alliance_id, role: 'dispatcher', name: `${alliance_id} second dispatcher` },
    ...units.flatMap(({ id, name_en }) => [
      { alliance_id, role: 'unit_officer', unit_id: id, name: `${name_en} (${id})` },
      { alliance_id, role: 'unit_head', unit_id: id, name: `${name_en}, head (${id})` },
    ]),
    ...enterprises
      .slice(0, ENTERPRISES)
      .map(({ id, name_en }) => ({ alliance_id, role: 'enterprise', enterprise_id: id, name: name_en })),
  ].map((account) => ({ ...account, name: account.name.slice(0, 100) }));
}

const platform = { alliance_id: null, role: 'operator', name: 'platform operator' };
const identity = ({ alliance_id, name }) => JSON.stringify([alliance_id, name]);

/**
 * Opens the demo accounts, imports the demo alliances, and writes demo.json with the keys (readable by the owner only).
 * Keys are shown once, when they are issued: those in demo.json are kept, an account whose key is lost gets a new one.
 * Returns when every service has received the directories: a whistle that is sent then finds its alliance.
 * @param system the running system
 * @returns the accounts with their keys
 * @throws Error when an import is refused, or has not arrived everywhere within a minute
 */
export async function seed({ system, folder, log }) {
  const { gatewayUrl } = system;
  const directories = documents();
  const file = join(folder, 'demo.json');
  const keys = knownKeys(file);
  const wanted = [platform, ...directories.flatMap(accountsOf)];
  const batch = wanted.map((account) => ({ ...account, rotate: !keys.has(identity(account)) }));
  const opened = JSON.parse(
    await system.run('gateway', ['accounts', 'create', '--batch', '--json'], JSON.stringify(batch)),
  );
  const accounts = opened.map(({ alliance_id, role, unit_id, enterprise_id, name, api_key }) => ({
    alliance_id,
    role,
    ...(unit_id && { unit_id }),
    ...(enterprise_id && { enterprise_id }),
    name,
    api_key: api_key ?? keys.get(identity({ alliance_id, name })),
  }));
  // Renamed into place: a reader never sees half of it.
  writeFileSync(`${file}.new`, `${JSON.stringify({ gateway_url: gatewayUrl, accounts }, null, 2)}\n`, {
    mode: 0o600,
  });
  renameSync(`${file}.new`, file);

  const operator = accounts.find(({ alliance_id }) => alliance_id === null);
  for (const directory of directories) {
    const answer = await fetch(`${gatewayUrl}/v1/alliances/${directory.alliance.id}/directory`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${operator.api_key}`, 'content-type': 'application/json' },
      body: JSON.stringify(directory),
    });
    if (!answer.ok) throw new Error(`${directory.alliance.id}: ${answer.status} ${await answer.text()}`);
    const { name_zh, name_en } = directory.alliance;
    log(`${name_zh} · ${name_en}`);
  }
  await arrival(system);
  return accounts;
}

/** What organizations told has left its outbox, and those who need it have read it. */
async function arrival(system) {
  await system.run('organizations', ['outbox', 'status', '--until-empty', `${PATIENCE}`]);
  const caughtUp = (service) => system.run(service, ['lag', '--until-caught-up', `${PATIENCE}`]);
  await Promise.all(READERS.map(caughtUp));
}

function knownKeys(file) {
  try {
    const { accounts } = JSON.parse(readFileSync(file, 'utf8'));
    return new Map(
      accounts.filter(({ api_key }) => api_key).map((account) => [identity(account), account.api_key]),
    );
  } catch {
    return new Map();
  }
}

// `npm run seed`: the same against the system that runs on the data folder (npm start has done it already once).
if (import.meta.main) {
  await import('../source-loader.mjs');
  const { attachSystem } = await import('@muster/local-stack');
  const system = attachSystem({ workspace: root, folder: dataFolder });
  await seed({
    system,
    folder: dataFolder,
    log: say,
  });
  process.exit(0);
}
