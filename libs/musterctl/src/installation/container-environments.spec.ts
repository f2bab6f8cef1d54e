import { Misused } from '../desk.js';
import { containerEnvironments } from './container-environments.js';

const databases = (env: NodeJS.ProcessEnv) =>
  [...(containerEnvironments(['escalation', 'events'], env) ?? [])].map(([, each]) => each['DATABASE_URL']);

it('puts every service’s database on the server that is named, unless it has its own address', () => {
  expect(
    databases({
      POSTGRES_URL: 'postgres://muster:s3cret@db:5432?sslmode=verify-full',
      MUSTER_EVENTS_DATABASE_URL: 'postgres://events@elsewhere/events',
    }),
  ).toEqual([
    'postgres://muster:s3cret@db:5432/muster_escalation?sslmode=verify-full',
    'postgres://events@elsewhere/events',
  ]);
});

it('takes variables that are handed over empty for none', () => {
  const server = 'postgres://db';
  expect(databases({ POSTGRES_URL: server, MUSTER_EVENTS_DATABASE_URL: '' })).toHaveLength(2);
  expect(containerEnvironments(['events'], { POSTGRES_URL: '' })).toBeUndefined();
});

it.each(['s3/cret', 's3#cret', 's3?cret', '12/s3cret', '12#s3cret', '12?s3cret'])(
  'refuses a server whose password is %s, without showing it',
  (password) => {
    const read = () => databases({ POSTGRES_URL: `postgres://muster:${password}@db:5432` });
    expect(read).toThrow(Misused);
    expect(read).not.toThrow(/12|s3|cret/);
    expect(databases({ POSTGRES_URL: `postgres://muster:${encodeURIComponent(password)}@db` })).toHaveLength(
      2,
    );
  },
);
