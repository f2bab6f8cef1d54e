import { generateIdentityKeys } from '@muster/auth/testing';
import { IsIn } from 'class-validator';
import { ServiceConfig } from './service-config.js';
import { FromEnv } from './setting.js';
import { reportConfig } from './config-report.js';

class TugConfig extends ServiceConfig {
  @FromEnv('TUG_TOKEN', { secret: true })
  token = 'none';

  @FromEnv('TUG_COLOUR')
  @IsIn(['red', 'green'])
  colour = 'red';
}

const env = {
  DATABASE_URL: 'postgresql://tug:s3cret@db:5432/tugs?sslkey=k3y',
  KAFKA_BROKERS: 'a:1,b:2',
  MUSTER_IDENTITY_PUBLIC_KEY: generateIdentityKeys().publicKey,
  TUG_TOKEN: 'harbour:t0ken',
};

it('lists the values in force and where they come from, without a secret', () => {
  const { valid, problems, settings } = reportConfig(TugConfig, env);
  expect({ valid, problems }).toEqual({ valid: true, problems: [] });
  const of = (name: string) => settings.find(({ variable }) => variable === name);
  expect(of('DATABASE_URL')).toMatchObject({
    value: 'postgresql://tug:***@db:5432/tugs?sslkey=***',
    source: 'environment',
    secret: true,
  });
  expect(of('TUG_TOKEN')).toMatchObject({ value: '***' });
  expect(of('TUG_COLOUR')).toMatchObject({ value: 'red', source: 'default' });
  expect(of('KAFKA_BROKERS')).toMatchObject({ value: ['a:1', 'b:2'] });
  expect(JSON.stringify(settings)).not.toMatch(/s3cret|k3y|t0ken/);
});

it('lists everything that is wrong at once', () => {
  const { DATABASE_URL: _, ...rest } = env;
  const report = reportConfig(TugConfig, { ...rest, TUG_COLOUR: 'blue', PORT: 'x' });
  expect(report).toMatchObject({ valid: false, settings: [] });
  expect(report.problems.map((problem) => problem.split(':')[0]).sort()).toEqual([
    'DATABASE_URL',
    'PORT',
    'TUG_COLOUR',
  ]);
});
