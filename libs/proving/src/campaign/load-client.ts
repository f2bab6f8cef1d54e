import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';
import type { Account } from '../proving-ground.js';
import type { Journal } from './journal.js';
import type { AnsweredTicket, Operation } from './journal-line.js';

/** One thing that a client wants done. */
export interface Intention {
  readonly operation: Operation;
  readonly account: Account;
  readonly path: string;
  readonly body?: object;
  /** What the checker needs to know of it: the body of a raise, else the ticket or assignment. */
  readonly about: Readonly<Record<string, string | null>>;
  /** Give up after an attempt whose outcome is unknown, and never learn it. */
  readonly fickle?: boolean;
}

/** One attempt, as the availability is counted from. Milliseconds since 1970. */
export interface Attempt {
  readonly at: number;
  readonly status: number;
}

const CONNECTIONS = 64;
const PATIENCE_MS = 12_000;
const RETRY_MS = 200;

/**
 * Asks the gateway, and keeps on asking under one idempotency key until there is an answer. Every intention and every end of it is in
 * the journal, on disk, before it counts.
 */
export class LoadClient {
  readonly attempts: Attempt[] = [];
  /** Acknowledged tickets and, over them, assignments. */
  readonly acknowledged = { tickets: 0, assignments: 0, steps: 0 };
  /** What a reader found missing right after it had been acknowledged. */
  readonly forgotten: string[] = [];
  private readonly pool: Pool;
  private readonly stopping = new AbortController();

  constructor(
    gatewayUrl: string,
    private readonly journal: Journal,
  ) {
    this.pool = new Pool(gatewayUrl, {
      connections: CONNECTIONS,
      pipelining: 1,
      headersTimeout: PATIENCE_MS,
      bodyTimeout: PATIENCE_MS,
      connect: { timeout: 3_000 },
    });
  }

  get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  /** Resolves with the ticket as it was answered; undefined when it was refused or stays unknown. */
  async ask(intention: Intention): Promise<AnsweredTicket | { id: string } | undefined> {
    const key = randomUUID();
    const { operation, account, about } = intention;
    await this.journal.write({
      kind: 'sent',
      at: now(),
      key,
      operation,
      tenant: account.alliance_id,
      about,
    });
    for (;;) {
      const outcome = await this.attempt(intention, key);
      if (outcome !== 'again') return outcome;
      if (this.isStopping || intention.fickle) return undefined;
      await delay(RETRY_MS * (0.5 + Math.random()), undefined, { signal: this.stopping.signal }).catch(
        () => undefined,
      );
    }
  }

  /** Reads something back: 404 right after an acknowledgement is a broken promise; everything else is the weather. */
  async readBack(account: Account, path: string): Promise<void> {
    try {
      const { statusCode, body } = await this.pool.request({
        method: 'GET',
        path,
        headers: { authorization: `Bearer ${account.api_key}` },
      });
      await body.dump();
      if (statusCode === 404) this.forgotten.push(`GET ${path} → 404`);
    } catch {
      // no answer is no lie
    }
  }

  /** No new attempts; those under way end by themselves. */
  stop(): void {
    this.stopping.abort();
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }

  private async attempt(
    { operation, account, path, body }: Intention,
    key: string,
  ): Promise<AnsweredTicket | { id: string } | undefined | 'again'> {
    const at = Date.now();
    try {
      const response = await this.pool.request({
        method: 'POST',
        path,
        headers: {
          authorization: `Bearer ${account.api_key}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: body ? JSON.stringify(body) : null,
      });
      const text = await response.body.text();
      const { statusCode: status } = response;
      this.attempts.push({ at, status });
      if (status < 300) return await this.acked(operation, key, status, JSON.parse(text) as AnsweredTicket);
      const code = codeOf(text);
      await this.journal.write({
        kind: 'refused',
        at: now(),
        key,
        status,
        code,
        retryAfter: response.headers['retry-after'] !== undefined,
      });
      return status === 429 || status >= 500 ? 'again' : undefined;
    } catch (error) {
      this.attempts.push({ at, status: 0 });
      await this.journal.write({ kind: 'unknown', at: now(), key, reason: (error as Error).message });
      return 'again';
    }
  }

  private async acked(
    operation: Operation,
    key: string,
    status: number,
    answer: AnsweredTicket,
  ): Promise<AnsweredTicket> {
    const ticket = answer.assignments
      ? {
          id: answer.id,
          number: answer.number,
          assignments: answer.assignments.map(({ id, unit_id, role }) => ({ id, unit_id, role })),
        }
      : null;
    await this.journal.write({ kind: 'acked', at: now(), key, status, ticket });
    if (operation === 'raise') {
      this.acknowledged.tickets += 1;
      this.acknowledged.assignments += answer.assignments.length;
    } else this.acknowledged.steps += 1;
    return answer;
  }
}

const now = (): string => new Date().toISOString();

function codeOf(text: string): string {
  try {
    return String((JSON.parse(text) as { code?: unknown }).code ?? '');
  } catch {
    return '';
  }
}
