/** Field names whose values never reach a log line, wherever they stand in a logged object. */
const SECRET_FIELDS = [
  'authorization',
  'cookie',
  'set-cookie',
  'x-muster-identity',
  'password',
  'secret',
  'token',
  'api_key',
  'apiKey',
  'private_key',
  'privateKey',
  'session',
  // personal data and free text of enterprises and officers
  'who',
  'phone',
  'contact',
  'contact_person',
  'title',
  'description',
  'comment',
  'evidence',
];

/** Paths for pino's `redact`: the field itself and up to two levels below the logged object. */
export const redactedPaths: string[] = SECRET_FIELDS.flatMap((field) => {
  const key = `["${field}"]`;
  return [key, `*${key}`, `*.*${key}`];
});

const TEXT_PATTERNS: [RegExp, string][] = [
  [/\bmk_[A-Za-z0-9]+_[A-Za-z0-9_-]+/g, '[api key]'],
  [/\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*/g, '[token]'],
  [/(\b[a-z][a-z0-9+]*:\/\/[^\s:/@]*):[^\s@/]+@/gi, '$1:[password]@'],
  [/(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g, '[phone]'],
];

/** Removes keys, tokens, passwords in addresses and mainland mobile numbers from a text that is about to be logged. */
export function scrub(text: string): string {
  let clean = text;
  for (const [pattern, replacement] of TEXT_PATTERNS) clean = clean.replace(pattern, replacement);
  return clean;
}

interface LoggedError {
  type: string;
  message: string;
  code?: string;
  stack?: string;
  table?: string;
  constraint?: string;
  cause?: LoggedError;
}

/**
 * An error as it may be logged. An allow-list: database errors carry whole rows in `detail` and `parameters`,
 * HTTP client errors carry headers; none of that is copied.
 */
export function loggableError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: scrub(String(error)) };
  const { code, table, constraint } = error as { code?: unknown; table?: unknown; constraint?: unknown };
  return {
    type: error.constructor.name,
    message: scrub(error.message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    ...(typeof table === 'string' ? { table } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(error.stack ? { stack: scrub(error.stack) } : {}),
    ...(error.cause !== undefined && depth < 3 ? { cause: loggableError(error.cause, depth + 1) } : {}),
  };
}
