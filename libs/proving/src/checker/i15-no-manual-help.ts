import type { Evidence } from './evidence.js';
import { type Verdict, verdict } from './verdict.js';

/** I15: nothing but a process supervisor, which starts what was killed, was needed. */
export function noManualHelp({ troubles, comebacks }: Evidence): Verdict {
  return verdict(`${comebacks.length} times everything came back by being started`, troubles);
}
