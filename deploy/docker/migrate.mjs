// One-shot: makes the internal identity's keys, the databases, and brings every schema and topic to its head.
// Harmless to repeat. The private key goes to a volume that only the gateway mounts.
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import pg from 'pg';

const services = ['organizations', 'escalation', 'events', 'statistics', 'notifications', 'gateway'];
const privateFile = '/run/muster/private/identity.pem';
const publicFile = '/run/muster/public/identity.pem';

if (!existsSync(privateFile) || !existsSync(publicFile)) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  writeFileSync(privateFile, privateKey, { mode: 0o600 });
  writeFileSync(publicFile, publicKey);
  console.log('identity: new keys');
}

// Before an unquoted `/`, `?` or `#` of a password the address ends: what follows is a path, and the `@` is in it.
const server = process.env.POSTGRES_URL ?? '';
if (!URL.canParse(server) || (new URL(server).username === '' && server.includes('@'))) {
  console.error(
    '✗ POSTGRES_URL 不是可读的地址：POSTGRES_PASSWORD 只用字母和数字（openssl rand -hex 24） · ' +
      'POSTGRES_URL cannot be read as an address: let POSTGRES_PASSWORD be letters and digits only (openssl rand -hex 24)',
  );
  process.exit(1);
}

// What stands behind the address, `?sslmode=verify-full` say, is for every database.
const onServer = (database) => {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
};
const client = new pg.Client({ connectionString: onServer('postgres') });
await client.connect();
for (const service of services) {
  const name = `muster_${service}`;
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
  if (!rowCount) await client.query(`create database ${pg.escapeIdentifier(name)}`);
}
await client.end();

for (const service of services) {
  const { status } = spawnSync(process.execPath, ['bundle/main.js', 'migrate'], {
    cwd: `/app/services/${service}`,
    stdio: 'inherit',
    env: {
      ...process.env,
      DATABASE_URL: onServer(`muster_${service}`),
      MUSTER_IDENTITY_PUBLIC_KEY_FILE: publicFile,
      ...(service === 'gateway' && { MUSTER_IDENTITY_PRIVATE_KEY_FILE: privateFile }),
    },
  });
  if (status !== 0) process.exit(1);
  console.log(`${service}: migrated`);
}
