import { generateIdentityKeys } from '@muster/auth/testing';
import { reportConfig } from '@muster/http';
import { GatewayConfig } from './gateway.config.js';

const env = {
  DATABASE_URL: 'postgresql://muster:of-its-own@db/gateway',
  KAFKA_BROKERS: 'kafka:9092',
  MUSTER_IDENTITY_PRIVATE_KEY: generateIdentityKeys().privateKey,
};

it.each([
  ['MUSTER_TRUSTED_PROXIES', '10.0.0.0/99'],
  ['MUSTER_TRUSTED_PROXIES', '10.0.0.5,fd00::/129'],
  ['MUSTER_TRUSTED_PROXIES', '0.0.0.0/0'],
  ['MUSTER_TRUSTED_PROXIES', '999.0.0.1'],
  ['MUSTER_IDENTITY_PRIVATE_KEY', 's3cret'],
  ['MUSTER_IDENTITY_PRIVATE_KEY', '{"s3cret'],
  ['MUSTER_IDENTITY_PRIVATE_KEY', generateIdentityKeys().publicKey],
])('refuses what the start would stumble over: %s=%j', (variable, value) => {
  const { problems } = reportConfig(GatewayConfig, { ...env, [variable]: value });
  expect(problems).toEqual([expect.stringMatching(new RegExp(`^${variable}: `))]);
  expect(problems.join()).not.toMatch(/s3cret|BEGIN/);
});

it('takes addresses and networks of proxies', () => {
  const proxies = '10.0.0.5, 10.1.0.0/16, fd00::/8, ::1';
  expect(reportConfig(GatewayConfig, { ...env, MUSTER_TRUSTED_PROXIES: proxies }).problems).toEqual([]);
});
