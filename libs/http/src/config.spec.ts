import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateIdentityKeys } from '@muster/auth/testing';
import { IsInt, IsOptional, Min } from 'class-validator';
import { ConfigError, defaultConfig, loadConfig } from './config.js';
import { ServiceConfig } from './service-config.js';
import { FromEnv } from './setting.js';

class TugConfig extends ServiceConfig {
  override port = 8090;

  @FromEnv('TUG_COUNT', { kind: 'integer' })
  @IsInt()
  @Min(1)
  tugs = 3;

  @FromEnv('TUG_TOKEN', { secret: true })
  @IsOptional()
  token?: string;
}

const good = {
  DATABASE_URL: 'postgresql://tug:s3cret-of-its-own@db/tugs',
  KAFKA_BROKERS: 'a:9092, b:9092',
  MUSTER_IDENTITY_PUBLIC_KEY: generateIdentityKeys().publicKey,
};

function faults(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(TugConfig, env);
    return [];
  } catch (error) {
    return (error as ConfigError).problems;
  }
}

describe('configuration', () => {
  it('has defaults, lists and numbers', () => {
    expect(loadConfig(TugConfig, { ...good, TUG_COUNT: '7', PORT: '' })).toMatchObject({
      port: 8090,
      host: '127.0.0.1',
      kafkaBrokers: ['a:9092', 'b:9092'],
      tugs: 7,
      topicPrefix: '',
    });
    expect(defaultConfig(TugConfig)).toMatchObject({ port: 8090, tugs: 3 });
  });

  it('lists everything that is wrong at once, without values of secrets', () => {
    const found = faults({
      DATABASE_URL: 'mysql://root:hunter2@x',
      KAFKA_BROKERS: 'nowhere',
      PORT: 'eighty',
      TUG_COUNT: '0',
      LOG_LEVEL: 'loud',
    });
    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^DATABASE_URL: must be a PostgreSQL address/),
        expect.stringMatching(/^KAFKA_BROKERS: must be a comma-separated list/),
        expect.stringMatching(/^PORT: /),
        expect.stringMatching(/^TUG_COUNT: must not be less than 1/),
        expect.stringMatching(/^LOG_LEVEL: /),
        'MUSTER_IDENTITY_PUBLIC_KEY: is required',
      ]),
    );
    expect(found).toHaveLength(6);
    expect(found.join()).not.toContain('hunter2');
  });

  const otherKeys = generateKeyPairSync('x25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  it.each([
    ['DATABASE_URL', 'postgresql://tug:s3/cret@db/tugs'],
    ['DATABASE_URL', 'postgresql://tug:s3#cret@db/tugs'],
    ['DATABASE_URL', 'postgresql://tug:s3?cret@db/tugs'],
    ['DATABASE_URL', 'postgresql://tug:12/s3cret@db/tugs'],
    ['DATABASE_URL', 'postgresql://tug:s3cret%@db/tugs'],
    ['MUSTER_IDENTITY_PUBLIC_KEY', 's3cret'],
    ['MUSTER_IDENTITY_PUBLIC_KEY', '{"s3cret'],
    ['MUSTER_IDENTITY_PUBLIC_KEY', generateIdentityKeys().privateKey],
    ['MUSTER_IDENTITY_PUBLIC_KEY', otherKeys.publicKey],
    ['MUSTER_AUDIT_PRIVATE_KEY', '-----BEGIN PRIVATE KEY-----\ns3cret\n-----END PRIVATE KEY-----'],
    ['MUSTER_AUDIT_PRIVATE_KEY', otherKeys.privateKey],
  ])('refuses what the start would stumble over: %s=%j', (variable, value) => {
    const found = faults({ ...good, [variable]: value });
    expect(found).toEqual([expect.stringMatching(new RegExp(`^${variable}: `))]);
    expect(found.join()).not.toMatch(/s3|cret|BEGIN/);
  });

  it.each([
    'postgresql://tug:s3%2Fcret@db/tugs',
    'postgresql://tug@/tugs?host=/run/postgresql',
    'postgresql:///tugs',
  ])('takes %s for the address of a database', (url) => {
    expect(faults({ ...good, DATABASE_URL: url })).toEqual([]);
  });

  it('reads secrets from files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'config-'));
    writeFileSync(join(folder, 'token'), 'from a file\n');
    expect(loadConfig(TugConfig, { ...good, TUG_TOKEN_FILE: join(folder, 'token') }).token).toBe(
      'from a file',
    );
    expect(faults({ ...good, TUG_TOKEN_FILE: join(folder, 'missing') })).toEqual([
      'TUG_TOKEN: cannot read TUG_TOKEN_FILE: ENOENT',
    ]);
    expect(faults({ ...good, TUG_TOKEN: 'x', TUG_TOKEN_FILE: join(folder, 'token') })).toEqual([
      'TUG_TOKEN: set either TUG_TOKEN or TUG_TOKEN_FILE, not both',
    ]);
  });

  it.each([
    'postgresql://tug@db/tugs',
    'postgresql://tug:postgres@db/tugs',
    'postgresql://tug:Muster@db/tugs',
  ])('refuses the default secret in %s in production', (url) => {
    expect(faults({ ...good, DATABASE_URL: url })).toEqual([]);
    expect(faults({ ...good, DATABASE_URL: url, NODE_ENV: 'production' })).toEqual([
      expect.stringMatching(/^DATABASE_URL: is a well-known default/),
    ]);
  });

  it('takes a password of its own, or a certificate, in production', () => {
    expect(faults({ ...good, NODE_ENV: 'production', TUG_TOKEN: 'own' })).toEqual([]);
    expect(
      faults({ ...good, NODE_ENV: 'production', DATABASE_URL: 'postgresql://tug@db/tugs?sslcert=/c' }),
    ).toEqual([]);
    expect(faults({ ...good, NODE_ENV: 'production', TUG_TOKEN: 'changeme' })).toHaveLength(1);
  });

  describe('of the way to Kafka', () => {
    const pem = (what: string): string => `-----BEGIN ${what}-----\nMIIB\n-----END ${what}-----`;
    const secured = {
      KAFKA_SECURITY_PROTOCOL: 'SASL_SSL',
      KAFKA_SASL_USERNAME: 'tug',
      KAFKA_SASL_PASSWORD: 'a-b-c',
    };

    it('is plain unless told', () => {
      expect(loadConfig(TugConfig, good).kafkaSecurity).toBeUndefined();
    });

    it('is encrypted, with a password or a certificate or both', () => {
      expect(loadConfig(TugConfig, { ...good, ...secured }).messaging).toMatchObject({
        security: { tls: {}, sasl: { mechanism: 'SCRAM-SHA-512', username: 'tug', password: 'a-b-c' } },
      });
      const own = {
        KAFKA_SECURITY_PROTOCOL: 'SSL',
        KAFKA_SSL_CA: pem('CERTIFICATE'),
        KAFKA_SSL_CERTIFICATE: pem('CERTIFICATE'),
        KAFKA_SSL_KEY: pem('PRIVATE KEY'),
      };
      expect(loadConfig(TugConfig, { ...good, ...own }).kafkaSecurity).toEqual({
        tls: { ca: own.KAFKA_SSL_CA, cert: own.KAFKA_SSL_CERTIFICATE, key: own.KAFKA_SSL_KEY },
      });
    });

    it.each([
      [
        { KAFKA_SECURITY_PROTOCOL: 'SASL_SSL' },
        ['KAFKA_SASL_USERNAME: is required', 'KAFKA_SASL_PASSWORD: is required'],
      ],
      [
        { KAFKA_SECURITY_PROTOCOL: 'TLS' },
        [expect.stringMatching(/^KAFKA_SECURITY_PROTOCOL: must be one of/)],
      ],
      [
        { ...secured, KAFKA_SASL_MECHANISM: 'GSSAPI' },
        [expect.stringMatching(/^KAFKA_SASL_MECHANISM: must be one of/)],
      ],
      [
        { KAFKA_SASL_PASSWORD: 'a-b-c' },
        ['KAFKA_SASL_PASSWORD: has no effect without KAFKA_SECURITY_PROTOCOL=SASL_PLAINTEXT or SASL_SSL'],
      ],
      [
        { KAFKA_SASL_MECHANISM: 'PLAIN' },
        ['KAFKA_SASL_MECHANISM: has no effect without KAFKA_SECURITY_PROTOCOL=SASL_PLAINTEXT or SASL_SSL'],
      ],
      [
        { KAFKA_SSL_CA: pem('CERTIFICATE') },
        ['KAFKA_SSL_CA: has no effect without KAFKA_SECURITY_PROTOCOL=SSL or SASL_SSL'],
      ],
      [{ ...secured, KAFKA_SSL_CERTIFICATE: pem('CERTIFICATE') }, ['KAFKA_SSL_KEY: is required']],
      [{ ...secured, KAFKA_SSL_CA: '/etc/ca.pem' }, ['KAFKA_SSL_CA: must be a certificate in PEM']],
    ])('refuses %j', (env, problems) => {
      expect(faults({ ...good, ...env } as Record<string, string>)).toEqual(problems);
    });

    it('refuses a well-known password in production', () => {
      const env = { ...good, ...secured, NODE_ENV: 'production', KAFKA_SASL_PASSWORD: 'changeme' };
      expect(faults(env)).toEqual([expect.stringMatching(/^KAFKA_SASL_PASSWORD: is a well-known default/)]);
    });
  });
});
