import { createLogger } from '@muster/observability';
import type { Identity } from '@muster/auth';
import { IDENTITY_HEADER, type IdentityMinter } from '@muster/auth';
import { testMinter } from '@muster/auth/testing';
import type { ServiceConfig } from '../service-config.js';
import type { ServiceDefinition } from '../service-definition.js';
import { type RunningService, startService } from '../start-service.js';

/** An HTTP answer with its body already read. */
export interface Answer<T = any> {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; the text when it is something else; undefined when empty. */
  readonly body: T;
}

export interface Ask {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** Calls the service as one identity. */
export interface Caller {
  get<T = any>(path: string, ask?: Ask): Promise<Answer<T>>;
  post<T = any>(path: string, body?: unknown, ask?: Ask): Promise<Answer<T>>;
  put<T = any>(path: string, body?: unknown, ask?: Ask): Promise<Answer<T>>;
  delete<T = any>(path: string, ask?: Ask): Promise<Answer<T>>;
  request<T = any>(method: string, path: string, ask?: Ask): Promise<Answer<T>>;
  /** A GET that is left as soon as its status and headers are known: for streams. */
  head(path: string, ask?: Ask): Promise<Answer<undefined>>;
}

/** A real service on free ports, with real tokens. */
export interface TestService<C extends ServiceConfig = ServiceConfig> extends RunningService<C> {
  readonly minter: IdentityMinter;
  /** A caller with that identity; missing parts are filled in. */
  as(who: Partial<Identity> & Pick<Identity, 'role'>): Caller;
  /** A caller without any. */
  readonly anonymous: Caller;
}

export interface TestServiceOptions {
  /** `DATABASE_URL`, `KAFKA_BROKERS`, … of the real parts. */
  readonly env: Readonly<Record<string, string>>;
  /** Default `silent`; `MUSTER_TEST_LOG=debug` shows what happens. */
  readonly logLevel?: string;
}

/**
 * Boots a service for a component test: random ports, throwaway signing keys, everything else as in production.
 * `await using service = await testService(escalation, { env })` closes it at the end of the block.
 */
export async function testService<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  { env, logLevel }: TestServiceOptions,
): Promise<TestService<C> & AsyncDisposable> {
  const { minter, publicKey } = await testMinter();
  const level = logLevel ?? process.env.MUSTER_TEST_LOG ?? 'silent';
  const running = await startService(definition, {
    env: {
      NODE_ENV: 'test',
      HOST: '127.0.0.1',
      PORT: '0',
      ADMIN_PORT: '0',
      MUSTER_IDENTITY_PUBLIC_KEY: publicKey,
      LOG_LEVEL: level,
      ...env,
    },
    logger: createLogger({ service: definition.name, level }),
  });
  return {
    ...running,
    minter,
    anonymous: caller(running.url, async () => ({})),
    as: (who) => {
      const identity: Identity = { accountId: TEST_ACCOUNT, allianceId: 'test-alliance', ...who };
      return caller(running.url, async () => ({ [IDENTITY_HEADER]: await minter.tokenFor(identity) }));
    },
    [Symbol.asyncDispose]: () => running.close(),
  };
}

const TEST_ACCOUNT = '01890000-0000-7000-8000-000000000001';

/** A caller of any address, e.g. of a gateway with an API key. */
export function caller(baseUrl: string, credentials: () => Promise<Record<string, string>>): Caller {
  const request = async <T>(
    method: string,
    path: string,
    { body, headers }: Ask = {},
  ): Promise<Answer<T>> => {
    const sent = sendable(body);
    const response = await fetch(baseUrl + path, {
      ...sent,
      method,
      headers: { ...sent.headers, ...(await credentials()), ...headers },
      redirect: 'manual',
    });
    return { status: response.status, headers: response.headers, body: (await read(response)) as T };
  };
  const head = async (path: string, { headers }: Ask = {}): Promise<Answer<undefined>> => {
    const leave = new AbortController();
    const response = await fetch(baseUrl + path, {
      headers: { ...(await credentials()), ...headers },
      signal: leave.signal,
    });
    leave.abort();
    return { status: response.status, headers: response.headers, body: undefined };
  };
  return {
    head,
    request,
    get: (path, ask) => request('GET', path, ask),
    post: (path, body, ask) => request('POST', path, { ...ask, body }),
    put: (path, body, ask) => request('PUT', path, { ...ask, body }),
    delete: (path, ask) => request('DELETE', path, ask),
  };
}

/** A form as it is; everything else is JSON, or a text that somebody takes for it. */
function sendable(body: unknown): Pick<RequestInit, 'body'> & { readonly headers?: Record<string, string> } {
  if (body === undefined) return {};
  if (body instanceof FormData) return { body };
  const headers = { 'content-type': 'application/json' };
  return { headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

async function read(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  return /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text;
}
