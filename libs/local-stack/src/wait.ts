import { setTimeout as delay } from 'node:timers/promises';

/** Asks until the answer is not undefined; gives up after the time with the last error it saw. */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  { timeoutMs = 60_000, everyMs = 50 }: { timeoutMs?: number; everyMs?: number } = {},
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  let last: unknown;
  while (performance.now() < deadline) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (error) {
      if (error instanceof GivenUp) throw error.cause;
      last = error;
    }
    await delay(everyMs);
  }
  const why = last instanceof Error ? `: ${last.message}` : '';
  throw new Error(`${what}: not within ${timeoutMs / 1000} s${why}`, { cause: last });
}

/** Thrown inside `ask` when waiting on is pointless, with the reason as its cause. */
export class GivenUp extends Error {
  constructor(reason: unknown) {
    super('given up', { cause: reason });
  }
}
