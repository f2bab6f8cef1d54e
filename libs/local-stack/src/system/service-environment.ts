import type { IdentityKeys } from './identity-keys.js';
import { serviceNames, type ServiceName, type ServicePorts } from './service-name.js';

/** Everything that the environments of the services follow from. */
export interface SystemFacts {
  readonly databaseUrl: (service: ServiceName) => string;
  readonly brokers: readonly string[];
  readonly topicPrefix: string;
  readonly ports: Readonly<Record<ServiceName, ServicePorts>>;
  readonly keys: IdentityKeys;
  /** Signs the heads of the audit chains; PEM. */
  readonly auditKey: string;
  readonly extra: Readonly<Record<string, string>>;
  /** What only one service is told. */
  readonly own?: Readonly<Partial<Record<ServiceName, Readonly<Record<string, string>>>>> | undefined;
}

/** What must not leak from the caller's environment into a service's. */
const ours = /^(DATABASE_URL|KAFKA_BROKERS|PORT|HOST|ADMIN_PORT|MUSTER_.*|JEST_WORKER_ID|npm_.*)$/;

/** The whole environment of one service, as its configuration class reads it. */
export function serviceEnvironment(service: ServiceName, facts: SystemFacts): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !ours.test(name));
  const { port, adminPort } = facts.ports[service];
  return {
    ...Object.fromEntries(inherited),
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
    PORT: String(port),
    ADMIN_PORT: String(adminPort),
    DATABASE_URL: facts.databaseUrl(service),
    KAFKA_BROKERS: facts.brokers.join(','),
    MUSTER_TOPIC_PREFIX: facts.topicPrefix,
    MUSTER_PUBLIC_URL: `http://localhost:${facts.ports.gateway.port}`,
    MUSTER_IDENTITY_PUBLIC_KEY: facts.keys.publicKey,
    MUSTER_AUDIT_PRIVATE_KEY: facts.auditKey,
    ...(service === 'gateway' && {
      MUSTER_IDENTITY_PRIVATE_KEY: facts.keys.privateKey,
      ...addresses(facts.ports),
    }),
    ...facts.extra,
    ...facts.own?.[service],
  };
}

function addresses(ports: SystemFacts['ports']): Record<string, string> {
  const behind = serviceNames.filter((name) => name !== 'gateway');
  return Object.fromEntries(
    behind.flatMap((name) => [
      [`MUSTER_${name.toUpperCase()}_URL`, `http://127.0.0.1:${ports[name].port}`],
      [`MUSTER_${name.toUpperCase()}_ADMIN_URL`, `http://127.0.0.1:${ports[name].adminPort}`],
    ]),
  );
}
