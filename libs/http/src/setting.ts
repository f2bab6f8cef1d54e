import 'reflect-metadata';

/** How a setting's text is read. */
export type SettingKind = 'string' | 'integer' | 'boolean' | 'list';

/** What must not be printed: nothing, the value, or what is secret within it when it is an address (`postgresql://user:password@host`). */
export type Secrecy = boolean | 'in_address';

/** One setting of a configuration class. */
export interface Setting {
  readonly property: string;
  readonly variable: string;
  readonly kind: SettingKind;
  readonly secret: Secrecy;
}

export interface FromEnvOptions {
  /** How the text is read; lists are comma-separated. Default `string`. */
  readonly kind?: SettingKind;
  /** Never printed; refused in production when it is a well-known default. */
  readonly secret?: Secrecy;
}

const SETTINGS = Symbol('settings');
/**
 * Binds a property of a configuration class to an environment variable; `<variable>_FILE` names a file that holds the value
 * instead (container secrets). The property's initial value is the default; without one and without `@IsOptional` it is required.
 */
export function FromEnv(
  variable: string,
  { kind = 'string', secret = false }: FromEnvOptions = {},
): PropertyDecorator {
  return (prototype, property) => {
    const settings = (Reflect.getMetadata(SETTINGS, prototype) ?? []) as Setting[];
    const setting = { property: String(property), variable, kind, secret };
    Reflect.defineMetadata(
      SETTINGS,
      [...settings.filter((known) => known.property !== property), setting],
      prototype,
    );
  };
}

/** The settings of a configuration class, those of its base class first. */
export function settingsOf(type: new () => object): Setting[] {
  return (Reflect.getMetadata(SETTINGS, type.prototype as object) ?? []) as Setting[];
}
