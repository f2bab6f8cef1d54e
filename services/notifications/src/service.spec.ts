import { generateIdentityKeys } from '@muster/auth/testing';
import { topics } from '@muster/contracts';
import { ConfigError, loadConfig, openApiOf, reportConfig } from '@muster/http';
import { NotificationsConfig } from './notifications.config.js';
import { OnActivitiesChangedController } from './on-activities-changed/on-activities-changed.controller.js';
import { OnDirectoryChangedController } from './on-directory-changed/on-directory-changed.controller.js';
import { OnProjectsChangedController } from './on-projects-changed/on-projects-changed.controller.js';
import { OnTicketChangedController } from './on-ticket-changed/on-ticket-changed.controller.js';
import { notifications } from './service.js';

it('listens to exactly the topics that the contract says it receives', () => {
  const heard = [
    OnActivitiesChangedController,
    OnDirectoryChangedController,
    OnProjectsChangedController,
    OnTicketChangedController,
  ].flatMap(({ prototype }) => Reflect.getMetadata('microservices:pattern', prototype.apply) as string[]);
  const promised = Object.values(topics).filter(({ receivers }) => receivers.includes('notifications'));
  expect(heard.sort()).toEqual(promised.map(({ name }) => name).sort());
});

it('describes every route with its roles', async () => {
  const document = await openApiOf(notifications);
  const roles = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => [`${method} ${path}`, (operation as any)['x-roles']]),
  );
  expect(roles.map(([route]) => route).sort()).toEqual([
    'delete /v1/notifications/channels/{id}',
    'get /v1/notifications/channels',
    'get /v1/notifications/channels/{id}',
    'get /v1/notifications/deliveries',
    'post /v1/notifications/channels',
    'post /v1/notifications/channels/{id}/enable',
    'post /v1/notifications/channels/{id}/secret',
    'post /v1/notifications/channels/{id}/test',
    'post /v1/notifications/deliveries/{id}/replay',
    'put /v1/notifications/channels/{id}/subscriptions',
  ]);
  for (const [, allowed] of roles)
    expect(allowed).toEqual(['unit_officer', 'unit_head', 'enterprise', 'dispatcher', 'operator']);
});

describe('the configuration', () => {
  const env = {
    NODE_ENV: 'production',
    DATABASE_URL: 'postgresql://muster:of-its-own@db/notifications',
    KAFKA_BROKERS: 'kafka:9092',
    MUSTER_IDENTITY_PUBLIC_KEY: generateIdentityKeys().publicKey,
  };

  it('refuses the default key in production, and a short one', () => {
    expect(() => loadConfig(NotificationsConfig, env)).toThrow(ConfigError);
    expect(() => loadConfig(NotificationsConfig, env)).toThrow('MUSTER_NOTIFICATION_KEY');
    expect(() => loadConfig(NotificationsConfig, { ...env, MUSTER_NOTIFICATION_KEY: 'short' })).toThrow(
      'MUSTER_NOTIFICATION_KEY',
    );
  });

  it('takes a key of its own in production, and the default elsewhere', () => {
    const key = 'a key of our own, long enough for it';
    expect(loadConfig(NotificationsConfig, { ...env, MUSTER_NOTIFICATION_KEY: key }).encryptionKey).toBe(key);
    expect(loadConfig(NotificationsConfig, { ...env, NODE_ENV: 'test' }).port).toBe(8085);
  });

  it.each([
    ['MUSTER_SMTP_URL', 'smtp://port:s3/cret@mail:25'],
    ['MUSTER_SMTP_URL', 'smtp://port:25/s3cret@mail:25'],
    ['MUSTER_NOTIFICATION_ALLOWED_HOSTS', 'bots.intra,10.0.0.0/99'],
    ['MUSTER_NOTIFICATION_ALLOWED_HOSTS', 'fd00::/129'],
    ['MUSTER_NOTIFICATION_ALLOWED_HOSTS', '10.0.0.0/wide'],
    ['MUSTER_NOTIFICATION_ALLOWED_HOSTS', '10.0.0.0/'],
  ])('refuses what the start would stumble over: %s=%s', (variable, value) => {
    const { problems } = reportConfig(NotificationsConfig, { ...env, NODE_ENV: 'test', [variable]: value });
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${variable}: `))]);
    expect(problems.join()).not.toMatch(/s3|cret/);
  });
});
