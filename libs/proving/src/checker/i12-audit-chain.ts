import type { Verdict } from './verdict.js';

/** I12: the audit chain verifies. There is none yet. */
export function auditChain(): Verdict {
  return { holds: null, evidence: 'not applicable yet: there is no audit chain', examples: [] };
}
