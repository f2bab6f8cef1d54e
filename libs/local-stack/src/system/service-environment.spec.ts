import { serviceEnvironment, type SystemFacts } from './service-environment.js';
import { usualPorts } from './service-name.js';

const facts: SystemFacts = {
  databaseUrl: (service) => `postgres://x@h:1/${service}`,
  brokers: ['a:1', 'b:2'],
  topicPrefix: 't.',
  ports: usualPorts,
  keys: { privateKey: 'private', publicKey: 'public' },
  auditKey: 'audit',
  extra: { MUSTER_RATE_LIMIT: '0' },
};

describe('the environment of a service', () => {
  it('names its database, the brokers, its ports and the public key', () => {
    expect(serviceEnvironment('events', facts)).toMatchObject({
      DATABASE_URL: 'postgres://x@h:1/events',
      KAFKA_BROKERS: 'a:1,b:2',
      PORT: '8083',
      ADMIN_PORT: '9083',
      MUSTER_TOPIC_PREFIX: 't.',
      MUSTER_IDENTITY_PUBLIC_KEY: 'public',
      MUSTER_AUDIT_PRIVATE_KEY: 'audit',
      MUSTER_RATE_LIMIT: '0',
    });
  });

  it('gives the private key and the other services’ addresses to the gateway alone', () => {
    expect(serviceEnvironment('gateway', facts)).toMatchObject({
      MUSTER_IDENTITY_PRIVATE_KEY: 'private',
      MUSTER_ESCALATION_URL: 'http://127.0.0.1:8082',
      MUSTER_ESCALATION_ADMIN_URL: 'http://127.0.0.1:9082',
    });
    expect(serviceEnvironment('events', facts)).not.toHaveProperty('MUSTER_IDENTITY_PRIVATE_KEY');
  });

  it('takes no setting of the caller for one of the service', () => {
    process.env['MUSTER_STREAM_SECONDS'] = '1';
    expect(serviceEnvironment('statistics', facts)).not.toHaveProperty('MUSTER_STREAM_SECONDS');
    delete process.env['MUSTER_STREAM_SECONDS'];
  });
});
