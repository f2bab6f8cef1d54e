import { ValidateBy } from 'class-validator';

/**
 * The setting is valid if this reader takes it: the one that will read it at the start, so that `config check` and the start agree.
 *
 * @param read throws for what it does not take.
 * @param message says instead what is expected: a reader's own words may quote a secret.
 */
export function ReadableBy<Value>(read: (value: Value) => unknown, message: string): PropertyDecorator {
  return ValidateBy({
    name: 'readableBy',
    validator: {
      validate: (value: Value) => {
        try {
          read(value);
          return true;
        } catch {
          return false;
        }
      },
      defaultMessage: () => message,
    },
  });
}

/**
 * Reads `scheme://user:password@host:port/…`. Before an unquoted `/`, `?` or `#` of a password the address ends: what follows is a path,
 * and the `@` is in it.
 *
 * @throws Error when it cannot be what was meant.
 */
export function readAddress(text: string): URL {
  const url = new URL(text);
  for (const part of [url.username, url.password]) decodeURIComponent(part);
  if (url.username === '' && text.includes('@')) throw new Error('the @ is behind the host');
  return url;
}

/** {@link readAddress} for PostgreSQL, which may be behind a socket: there is no host then. */
export const readDatabaseAddress = (text: string): URL => readAddress(text.replace('@/', '@socket/'));
