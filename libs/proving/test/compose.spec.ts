import { serviceNames } from '@muster/local-stack';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** As long as a service may take to finish what it has accepted (ADR-0018). */
const SHUTDOWN_S = 25;

interface Container {
  readonly restart?: string;
  readonly stop_grace_period?: string;
  readonly sysctls?: Record<string, number>;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly logging?: { readonly options: Record<string, string> };
  readonly environment?: Record<string, string>;
  readonly depends_on?: Record<string, { readonly condition: string }>;
}

const root = join(import.meta.dirname, '..', '..', '..');
const text = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');

/** The variables that a service's configuration reads. */
const readBy = (service: string): ReadonlySet<string> => {
  const sources = [
    text('libs', 'http', 'src', 'service-config.ts'),
    text('libs', 'http', 'src', 'kafka-access.ts'),
    text('services', service, 'src', `${service}.config.ts`),
  ];
  return new Set([...sources.join('').matchAll(/@FromEnv\('(\w+)'/g)].map(([, variable]) => variable!));
};

describe('docker-compose.yml', () => {
  const { services } = parse(text('docker-compose.yml'), { merge: true }) as {
    services: Record<string, Container>;
  };
  const staying = Object.entries(services).filter(([, { restart }]) => restart);

  it('runs every service, and has it back when it ends', () => {
    expect(staying.map(([name]) => name)).toEqual(
      expect.arrayContaining(['postgres', 'kafka', ...serviceNames]),
    );
    for (const [, { restart }] of staying) expect(restart).toBe('unless-stopped');
  });

  it('kills nobody who still finishes what was accepted', () => {
    for (const name of ['postgres', 'kafka', ...serviceNames])
      expect(Number.parseInt(services[name]!.stop_grace_period!)).toBeGreaterThan(SHUTDOWN_S);
  });

  it('stops the gateway before the services that it passes requests to', () => {
    const behind = serviceNames.filter((name) => name !== 'gateway');
    expect(Object.keys(services['gateway']!.depends_on!)).toEqual(
      expect.arrayContaining(['migrate', ...behind]),
    );
  });

  it('gives up connections to a host that is gone (ADR-0184)', () => {
    for (const name of serviceNames) expect(services[name]!.sysctls).toEqual({ 'net.ipv4.tcp_retries2': 6 });
  });

  it('lets services change nothing of their image', () => {
    for (const name of serviceNames)
      expect(services[name]).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
  });

  const documents = [text('docs', 'operations.md'), text('deploy', 'grafana', 'README.md')].join('');
  const documented = new Set(documents.match(/\b(KAFKA|MUSTER|OTEL)_[A-Z0-9_]*[A-Z0-9]\b/g));
  it.each(serviceNames)(
    'passes on to %s, and to musterctl, every setting that the handbook names',
    (name) => {
      const named = [...readBy(name)].filter((variable) => documented.has(variable));
      expect(named).toContain('KAFKA_SECURITY_PROTOCOL');
      for (const container of [name, 'musterctl']) {
        const passed = Object.keys(services[container]!.environment!);
        const without = named.filter((each) => !passed.includes(each) && !passed.includes(`${each}_FILE`));
        expect([container, without]).toEqual([container, []]);
      }
    },
  );

  it('tells musterctl what it tells the services', () => {
    const told = services['musterctl']!.environment!;
    for (const name of serviceNames)
      for (const [variable, value] of Object.entries(services[name]!.environment!))
        if (!['DATABASE_URL', 'NODE_OPTIONS'].includes(variable))
          expect([name, variable, told[variable]]).toEqual([name, variable, value]);
  });

  it('has PostgreSQL notice damaged pages', () => {
    expect(services['postgres']!.environment!['POSTGRES_INITDB_ARGS']).toContain('--data-checksums');
  });

  it('lets no log fill the disk', () => {
    for (const [, { logging }] of staying)
      expect(logging!.options).toMatchObject({ 'max-size': '20m', 'max-file': '3' });
  });
});
