import { ConfigError, type Environment, loadConfig } from './config.js';
import { type Setting, settingsOf } from './setting.js';

/** One setting as it is in force; a secret's value is not in it. */
export interface ReportedSetting {
  readonly variable: string;
  readonly value: unknown;
  readonly source: 'environment' | 'file' | 'default';
  readonly secret: boolean;
}

/** A configuration as operators see it. */
export interface ConfigReport {
  readonly valid: boolean;
  /** Everything that is wrong, at once. */
  readonly problems: readonly string[];
  /** Empty when the configuration is not valid. */
  readonly settings: readonly ReportedSetting[];
}

const HIDDEN = '***';

/** Validates an environment as the service would at its start, without starting anything. */
export function reportConfig<T extends object>(
  type: new () => T,
  env: Environment = process.env,
): ConfigReport {
  try {
    const config = loadConfig(type, env) as Record<string, unknown>;
    const settings = settingsOf(type).map((setting) => ({
      variable: setting.variable,
      value: shown(setting, config[setting.property]),
      source: sourceOf(setting, env),
      secret: setting.secret !== false,
    }));
    return { valid: true, problems: [], settings };
  } catch (error) {
    if (error instanceof ConfigError) return { valid: false, problems: error.problems, settings: [] };
    throw error;
  }
}

function sourceOf({ variable }: Setting, env: Environment): ReportedSetting['source'] {
  if (env[`${variable}_FILE`]) return 'file';
  return env[variable] ? 'environment' : 'default';
}

// An address without its password still says which database it is.
function shown({ secret }: Setting, value: unknown): unknown {
  if (secret === false || value === undefined) return value;
  // Any word before a colon would be the scheme of an address, so that a password with one would be shown.
  if (secret !== 'in_address' || typeof value !== 'string' || !URL.canParse(value)) return HIDDEN;
  const url = new URL(value);
  if (url.password) url.password = HIDDEN;
  for (const name of url.searchParams.keys())
    if (/password|key/i.test(name)) url.searchParams.set(name, HIDDEN);
  return url.href;
}
