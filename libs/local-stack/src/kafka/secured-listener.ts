import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificate } from '../certificate.js';

/** Somebody whom the brokers know by a password. */
export interface Principal {
  readonly username: string;
  readonly password: string;
}

/** What the brokers of a cluster need for the listener at which clients encrypt and name themselves. */
export interface SecuredListener {
  readonly certificate: Certificate;
  readonly principals: readonly Principal[];
}

const MECHANISM = 'SCRAM-SHA-512';
/** A login is good for so long, then a client has to show its password again. Short, so that tests see it happen. */
const SESSION_MS = 11_000;

/**
 * Properties of a broker whose secured listener (`SASL_SSL`, SCRAM) lets nobody do anything that no ACL allows. On its plain listener,
 * which is for the brokers and for who runs them, everybody is a super user.
 */
export function securedProperties(
  { certificate }: SecuredListener,
  folder: string,
): Record<string, string | number | boolean> {
  const store = join(folder, 'secured-listener.pem');
  writeFileSync(store, certificate.privateKey + certificate.certificate, { mode: 0o600 });
  return {
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'super.users': 'User:ANONYMOUS',
    'allow.everyone.if.no.acl.found': false,
    'sasl.enabled.mechanisms': MECHANISM,
    'connections.max.reauth.ms': SESSION_MS,
    [`listener.name.secured.${MECHANISM.toLowerCase()}.sasl.jaas.config`]:
      'org.apache.kafka.common.security.scram.ScramLoginModule required;',
    'listener.name.secured.ssl.keystore.type': 'PEM',
    'listener.name.secured.ssl.keystore.location': store,
  };
}

/** Arguments of `kafka-storage format` that make the principals known from the start. */
export function principalArguments({ principals }: SecuredListener): string[] {
  return principals.flatMap(({ username, password }) => [
    '--add-scram',
    `${MECHANISM}=[name="${username}",password="${password}"]`,
  ]);
}
