import { percentile } from '../percentile.js';
import type { Evidence } from './evidence.js';
import { type Verdict, verdict } from './verdict.js';

const REST_S = 60;
const READY_S = 15;

/** I14: after the last fault everything comes to rest within a minute; services are ready 15 s after what they need is back. */
export function liveness({ rest, comebacks }: Evidence): Verdict {
  const wrong: string[] = [];
  if (rest.seconds === null || rest.seconds > REST_S)
    wrong.push(`not at rest after ${REST_S} s: ${rest.left.join(', ')}`);
  const waits = comebacks.flatMap(({ survivors_ready_s }) => survivors_ready_s ?? []);
  for (const { at, survivors_ready_s } of comebacks)
    if ((survivors_ready_s ?? 0) > READY_S)
      wrong.push(`${at}: ready only ${survivors_ready_s} s after the servers were back`);
  const p99 = percentile(waits, 0.99) ?? 0;
  return verdict(
    `outboxes empty and lag 0 after ${rest.seconds} s; ${waits.length} times ready again, p99 ${p99} s after the servers were back`,
    wrong,
  );
}
