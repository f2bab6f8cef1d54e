import { setTimeout as pause } from 'node:timers/promises';

/** Asks again until the answer is true-ish, and returns it. For what becomes true by itself and says so nowhere else. */
export async function until<T>(ask: () => Promise<T>, patienceMs = 45_000): Promise<NonNullable<T>> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > deadline)
      throw new Error(`still ${JSON.stringify(answer)} after ${patienceMs} ms`);
    await pause(25);
  }
}
