import { operatorPermissions, type Permission, permissionsOf } from '@muster/contracts';
import {
  type Certificate,
  eventually,
  type LocalStack,
  type Principal,
  type ServiceName,
  serviceNames,
  type SystemOptions,
} from '@muster/local-stack';
import {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  Kafka,
  logLevel,
  ResourcePatternTypes,
} from 'kafkajs';
import { randomBytes } from 'node:crypto';
import { chownSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** Somebody with a new password. */
export const principal = (name: string): Principal => ({
  username: `muster-${name}`,
  password: randomBytes(18).toString('base64url'),
});

/** A principal for each service. */
export function principals(): Record<ServiceName, Principal> {
  return Object.fromEntries(serviceNames.map((name) => [name, principal(name)])) as Record<
    ServiceName,
    Principal
  >;
}

/**
 * Has services reach Kafka by its secured listener, each under its own name and with exactly the permissions that the contract says it
 * needs, and PostgreSQL by TLS, checking its certificate.
 */
export async function reachSecurely(
  stack: LocalStack,
  certificate: Certificate,
  known: Readonly<Record<ServiceName, Principal>>,
  operator: Principal,
): Promise<Pick<SystemOptions, 'stack' | 'ownEnv'>> {
  const authority = join(stack.dataFolder, 'authority.pem');
  writeFileSync(authority, certificate.certificate);
  await encryptPostgres(stack, certificate);
  await grant(stack, known, operator);
  const ownEnv = serviceNames.map((name) => [
    name,
    {
      KAFKA_SECURITY_PROTOCOL: 'SASL_SSL',
      KAFKA_SASL_USERNAME: known[name].username,
      KAFKA_SASL_PASSWORD: known[name].password,
      KAFKA_SSL_CA_FILE: authority,
    },
  ]);
  return {
    stack: {
      watchdog: stack.watchdog,
      kafka: { brokers: stack.kafka.securedBrokers },
      ensureDatabase: async (name) => {
        const url = new URL(await stack.ensureDatabase(name));
        url.hostname = 'localhost';
        url.searchParams.set('sslmode', 'verify-full');
        url.searchParams.set('sslrootcert', authority);
        return url.href;
      },
    },
    ownEnv: Object.fromEntries(ownEnv) as NonNullable<SystemOptions['ownEnv']>,
  };
}

async function encryptPostgres({ postgres }: LocalStack, certificate: Certificate): Promise<void> {
  const client = new pg.Client(postgres.url());
  await client.connect();
  try {
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    const folder = rows[0]!.data_directory;
    const { uid, gid } = statSync(folder);
    for (const [name, text] of [
      ['server.crt', certificate.certificate],
      ['server.key', certificate.privateKey],
    ] as const) {
      const file = join(folder, name);
      writeFileSync(file, text, { mode: 0o600 });
      chownSync(file, uid, gid);
    }
    await client.query('alter system set ssl = on');
    await client.query('select pg_reload_conf()');
    await eventually('PostgreSQL encrypts', async () => {
      const { rows: shown } = await client.query<{ ssl: string }>('show ssl');
      return shown[0]!.ssl === 'on';
    });
  } finally {
    await client.end();
  }
}

/** For reading as somebody in a test: what is refused must then be the topic. */
export const TEST_GROUP = 'test.';
const ownGroups: Permission = {
  resource: 'group',
  name: TEST_GROUP,
  pattern: 'prefixed',
  operations: ['Read'],
};

async function grant(
  { kafka }: LocalStack,
  known: Readonly<Record<ServiceName, Principal>>,
  operator: Principal,
): Promise<void> {
  const admin = new Kafka({ clientId: 'grants', brokers: kafka.brokers, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    const acl = [
      ...serviceNames.map((name) => ({ of: known[name], permissions: permissionsOf(name) })),
      { of: operator, permissions: operatorPermissions() },
    ].flatMap(({ of, permissions }) =>
      [...permissions, ownGroups].flatMap((permission) => entries(of.username, permission)),
    );
    await admin.createAcls({ acl });
  } finally {
    await admin.disconnect();
  }
}

function entries(username: string, { resource, name, pattern, operations }: Permission) {
  return operations.map((operation) => ({
    resourceType: resource === 'topic' ? AclResourceTypes.TOPIC : AclResourceTypes.GROUP,
    resourceName: name,
    resourcePatternType: pattern === 'literal' ? ResourcePatternTypes.LITERAL : ResourcePatternTypes.PREFIXED,
    principal: `User:${username}`,
    host: '*',
    operation: AclOperationTypes[operation.toUpperCase() as Uppercase<typeof operation>],
    permissionType: AclPermissionTypes.ALLOW,
  }));
}
