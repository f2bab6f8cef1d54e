import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';
import type { Account } from '../proving-ground.js';

const CONNECTIONS = 24;
const PATIENCE_MS = 12_000;
const RETRY_MS = 100;

/** Takes the month's requests to the gateway, each again and again under its idempotency key until it is acknowledged. */
export class Messenger {
  private readonly pool: Pool;
  private readonly answers = new EventEmitter();

  constructor(gatewayUrl: string) {
    this.pool = new Pool(gatewayUrl, {
      connections: CONNECTIONS,
      pipelining: 1,
      headersTimeout: PATIENCE_MS,
      bodyTimeout: PATIENCE_MS,
    });
  }

  /** @throws Error when it is refused: a story asks for nothing that it may not. */
  post<Answer>(account: Account, path: string, body?: object): Promise<Answer> {
    return this.insist<Answer>('POST', account, path, body, randomUUID());
  }

  /** @throws Error as {@link post}. */
  put(account: Account, path: string, body: object): Promise<unknown> {
    return this.insist('PUT', account, path, body);
  }

  /** @throws Error as {@link post}. */
  get<Answer>(account: Account, path: string): Promise<Answer> {
    return this.insist<Answer>('GET', account, path);
  }

  /** Resolves when so many more requests have been acknowledged. */
  async acknowledged(count: number): Promise<void> {
    for (let left = count; left > 0; left--) await once(this.answers, 'acknowledged');
  }

  close(): Promise<void> {
    return this.pool.destroy();
  }

  private async insist<Answer>(
    method: 'GET' | 'POST' | 'PUT',
    account: Account,
    path: string,
    body?: object,
    key?: string,
  ): Promise<Answer> {
    for (;;) {
      const answer = await this.pool
        .request({
          method,
          path,
          headers: {
            authorization: `Bearer ${account.api_key}`,
            ...(body && { 'content-type': 'application/json' }),
            ...(key && { 'idempotency-key': key }),
          },
          body: body ? JSON.stringify(body) : null,
        })
        .then(async (response) => ({ status: response.statusCode, text: await response.body.text() }))
        .catch(() => undefined);
      if (answer && answer.status < 300) {
        this.answers.emit('acknowledged');
        return JSON.parse(answer.text) as Answer;
      }
      if (answer && answer.status < 500 && answer.status !== 429)
        throw new Error(`${method} ${path} as ${account.name} → ${answer.status} ${answer.text}`);
      await delay(RETRY_MS);
    }
  }
}
