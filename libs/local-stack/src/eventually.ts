import { setTimeout as delay } from 'node:timers/promises';

const PATIENCE_MS = 60_000;
const EVERY_MS = 100;

/**
 * Looks again and again until the condition holds in another process.
 * @throws Error after a minute, with what was waited for.
 */
export async function eventually(what: string, condition: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`${what}: not within ${PATIENCE_MS / 1000} s`);
    await delay(EVERY_MS);
  }
}
