import { percentile } from '../percentile.js';
import type { Evidence } from './evidence.js';
import { type Verdict, verdict } from './verdict.js';

const REST_S = 60;
const READY_S = 15;
/** After a complete loss everything is published again first; until that is out, events wait, and readiness says so (ADR-0022). */
const REFILLED_S = 120;
/** Milliseconds between the end of a recovery and the look at who is ready. */
const RECOVERY_ENDS_MS = 10_000;

/**
 * I14: after the last fault everything comes to rest within a minute; services are ready 15 s after what they need is back, after a loss
 * in the broker within two minutes of the recovery.
 */
export function liveness({ rest, comebacks, brokerLosses }: Evidence): Verdict {
  const wrong: string[] = [];
  if (rest.seconds === null || rest.seconds > REST_S)
    wrong.push(`not at rest after ${REST_S} s: ${rest.left.join(', ')}`);
  const waits = comebacks.flatMap(({ survivors_ready_s }) => survivors_ready_s ?? []);
  for (const { at, survivors_ready_s } of comebacks) {
    const waited = survivors_ready_s ?? 0;
    const began = Date.parse(at) - waited * 1000;
    const refilled = brokerLosses.some((loss) => loss <= began && began - loss < RECOVERY_ENDS_MS);
    if (waited > (refilled ? REFILLED_S : READY_S))
      wrong.push(`${at}: ready only ${survivors_ready_s} s after the servers were back`);
  }
  const p99 = percentile(waits, 0.99) ?? 0;
  return verdict(
    `outboxes empty and lag 0 after ${rest.seconds} s; ${waits.length} times ready again, p99 ${p99} s after the servers were back`,
    wrong,
  );
}
