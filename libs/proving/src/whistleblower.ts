import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';

/** A ticket as the gateway acknowledged it. */
export interface Acknowledged {
  readonly id: string;
  readonly number: string;
  readonly assignments: readonly { readonly id: string; readonly unit_id: string; readonly role: string }[];
}

/** How long a run took, in milliseconds. */
export interface Run {
  readonly durations: readonly number[];
  readonly elapsed: number;
}

const connections = 64;
const RETRY_MS = 100;

/** The gateway answered, but with no. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    body: string,
  ) {
    super(`the gateway answered ${status}: ${body}`);
  }
}

/** Raises whistles through the gateway and keeps a journal of what was acknowledged. */
export class Whistleblower {
  readonly journal: Acknowledged[] = [];
  private readonly pool: Pool;
  private readonly headers: Record<string, string>;
  private readonly body: string;

  constructor(gatewayUrl: string, apiKey: string, category: string) {
    this.pool = new Pool(gatewayUrl, { connections, pipelining: 1 });
    this.headers = {
      authorization: `Bearer ${apiKey}`,
      'content-type': 'application/json',
      'accept-language': 'zh-CN',
    };
    this.body = JSON.stringify({
      category,
      title: '堆场滞箱，提箱等待超过四小时',
      description: '今日上午起三号闸口排队，重箱无法出场，影响两条航线的装船计划，请协调。',
    });
  }

  /**
   * Raises one whistle.
   *
   * @param key the idempotency key; the same key is the same whistle.
   * @throws Refused for every answer but 201; the connection's error when there is none.
   */
  async raise(key: string = randomUUID()): Promise<Acknowledged> {
    const { statusCode, body } = await this.pool.request({
      method: 'POST',
      path: '/v1/tickets',
      headers: { ...this.headers, 'idempotency-key': key },
      body: this.body,
    });
    if (statusCode !== 201) throw new Refused(statusCode, await body.text());
    const ticket = noted((await body.json()) as Acknowledged);
    this.journal.push(ticket);
    return ticket;
  }

  /** Raises one whistle, again and again under one key until the gateway has acknowledged it, whatever happens meanwhile. */
  async insist(key: string = randomUUID()): Promise<Acknowledged> {
    for (;;) {
      try {
        return await this.raise(key);
      } catch (error) {
        if (error instanceof Refused && error.status < 429) throw error;
        await delay(RETRY_MS);
      }
    }
  }

  /** Raises `count` whistles, `inFlight` at a time. */
  async run(count: number, inFlight: number, onAcknowledged: (ticket: Acknowledged) => void): Promise<Run> {
    const durations: number[] = [];
    let started = 0;
    const began = performance.now();
    const worker = async (): Promise<void> => {
      while (started++ < count) {
        const sent = performance.now();
        const ticket = await this.raise();
        durations.push(performance.now() - sent);
        onAcknowledged(ticket);
      }
    };
    await Promise.all(Array.from({ length: inFlight }, worker));
    return { durations, elapsed: performance.now() - began };
  }

  /**
   * Raises `count` whistles, so many a second, whether those before have been answered or not. Durations count from the moment at
   * which a whistle was due, so that a system that falls behind cannot hide it.
   */
  async steady(
    count: number,
    perSecond: number,
    onAcknowledged: (ticket: Acknowledged) => void,
  ): Promise<Run> {
    const durations: number[] = [];
    const began = performance.now();
    const raised: Promise<void>[] = [];
    for (let i = 0; i < count; i++) {
      const due = began + (i * 1000) / perSecond;
      const early = due - performance.now();
      if (early > 1) await delay(early);
      raised.push(
        this.raise().then((ticket) => {
          durations.push(performance.now() - due);
          onAcknowledged(ticket);
        }),
      );
    }
    await Promise.all(raised);
    return { durations, elapsed: performance.now() - began };
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}

/** What is kept of an answer: with all of its some kilobytes, a journal of half a million does not fit into the memory of one process. */
function noted({ id, number, assignments }: Acknowledged): Acknowledged {
  return {
    id,
    number,
    assignments: assignments.map(({ id: assignmentId, unit_id, role }) => ({
      id: assignmentId,
      unit_id,
      role,
    })),
  };
}
