import type { Facts } from './facts.js';
import { type Verdict, verdict } from './verdict.js';

/** Refusals are 429 or 503 with `Retry-After`, whatever is broken; every step of a story is legal, so nothing else may be answered. */
export function honestRefusals({ journal }: Facts): Verdict {
  const wrong: string[] = [];
  const counts = new Map<string, number>();
  for (const { sent, refusals } of journal.values()) {
    for (const { status, code, retryAfter } of refusals) {
      const name = `${status} ${code}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      const honest = (status === 503 && retryAfter) || status === 429;
      if (!honest) wrong.push(`${sent.operation} → ${name}${retryAfter ? '' : ' without Retry-After'}`);
    }
  }
  const told = [...counts].map(([name, count]) => `${count} × ${name}`).join(', ');
  return verdict(`refusals: ${told || 'none'}`, wrong);
}
