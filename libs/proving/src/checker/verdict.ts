/** What came of checking one invariant. */
export interface Verdict {
  /** Null: there is nothing yet that it could be checked on. */
  readonly holds: boolean | null;
  /** What was compared, with numbers. */
  readonly evidence: string;
  /** Some of what contradicts it. */
  readonly examples: readonly string[];
}

const MOST_EXAMPLES = 5;

/** Holds when there are no contradictions. */
export function verdict(evidence: string, contradictions: readonly string[]): Verdict {
  return {
    holds: contradictions.length === 0,
    evidence: contradictions.length === 0 ? evidence : `${evidence}; ${contradictions.length} contradictions`,
    examples: contradictions.slice(0, MOST_EXAMPLES),
  };
}

/** Several looks at one invariant: it holds when each of them says so. */
export function together(...verdicts: readonly Verdict[]): Verdict {
  return {
    holds: verdicts.every(({ holds }) => holds !== false),
    evidence: verdicts.map(({ evidence }) => evidence).join('; '),
    examples: verdicts.flatMap(({ examples }) => examples).slice(0, MOST_EXAMPLES),
  };
}
