import { readFileSync } from 'node:fs';
import { validateSync } from 'class-validator';
import { type Setting, type SettingKind, settingsOf } from './setting.js';

const WELL_KNOWN_SECRETS = new Set([
  '',
  'muster',
  'postgres',
  'password',
  'secret',
  'changeme',
  'change-me',
  'admin',
  'test',
  'demo',
  'example',
]);

/** The environment does not fit; lists everything that is wrong. */
export class ConfigError extends Error {
  readonly code = 'config_invalid';

  constructor(readonly problems: readonly string[]) {
    super(`the configuration is not valid:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** Variables as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads and validates a configuration.
 * @throws ConfigError with every problem at once; never contains a secret's value.
 */
export function loadConfig<T extends object>(type: new () => T, env: Environment = process.env): T {
  const problems: string[] = [];
  const config = new type();
  const settings = settingsOf(type);
  const failed = new Set<string>();
  for (const setting of settings) {
    try {
      const text = readSetting(setting.variable, env);
      if (text !== undefined)
        (config as Record<string, unknown>)[setting.property] = parse(text, setting.kind);
    } catch (error) {
      failed.add(setting.property);
      problems.push(`${setting.variable}: ${(error as Error).message}`);
    }
  }
  for (const error of validateSync(config, { skipUndefinedProperties: false, forbidUnknownValues: false })) {
    if (failed.has(error.property)) continue;
    const name = settings.find(({ property }) => property === error.property)?.variable ?? error.property;
    if (error.value === undefined) problems.push(`${name}: is required`);
    else
      problems.push(
        `${name}: ${Object.values(error.constraints ?? {})
          .map((text) => text.replace(`${error.property} `, ''))
          .join('; ')}`,
      );
  }
  if (env.NODE_ENV === 'production') problems.push(...defaultSecrets(settings, config));
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(config);
}

/** A configuration of defaults only, for producing documents without an environment. Not validated. */
export function defaultConfig<T extends object>(type: new () => T): T {
  return Object.assign(new type(), { databaseUrl: 'postgresql://localhost/none', kafkaBrokers: [] });
}

function readSetting(variable: string, env: Environment): string | undefined {
  const file = env[`${variable}_FILE`];
  if (file === undefined || file === '') return env[variable] === '' ? undefined : env[variable];
  if (env[variable] !== undefined && env[variable] !== '')
    throw new Error(`set either ${variable} or ${variable}_FILE, not both`);
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new Error(
      `cannot read ${variable}_FILE: ${(error as NodeJS.ErrnoException).code ?? 'unknown error'}`,
    );
  }
}

function parse(text: string, kind: SettingKind): unknown {
  if (kind === 'list')
    return text
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean);
  if (kind === 'integer') return /^-?\d+$/.test(text.trim()) ? Number(text) : text;
  if (kind === 'boolean') {
    if (/^(true|1|yes|on)$/i.test(text)) return true;
    if (/^(false|0|no|off)$/i.test(text)) return false;
    throw new Error('must be true or false');
  }
  return text;
}

function defaultSecrets(settings: readonly Setting[], config: object): string[] {
  return settings
    .filter(({ secret }) => secret)
    .filter(({ property }) => isDefaultSecret((config as Record<string, unknown>)[property]))
    .map(
      ({ variable }) =>
        `${variable}: is a well-known default or has no password; production needs a secret of its own`,
    );
}

function isDefaultSecret(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  try {
    const url = new URL(value);
    // Peer, certificate and .pgpass authentication carry no password in the address; `passfile` or `sslcert` says so.
    if (/[?&](passfile|sslcert)=/.test(value)) return false;
    return WELL_KNOWN_SECRETS.has(decodeURIComponent(url.password).toLowerCase());
  } catch {
    return WELL_KNOWN_SECRETS.has(value.toLowerCase());
  }
}
