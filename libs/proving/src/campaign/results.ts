import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Judgement } from '../checker/invariants.js';
import type { Comeback, Kill } from '../faults/supervisor.js';

/** One fault as it went. */
export interface FaultRecord {
  readonly at: string;
  readonly seed: string;
  readonly fault: string;
  readonly outcome: 'done' | 'not_possible' | 'failed';
  readonly detail: string;
  /** From its beginning until everything was ready again. */
  readonly seconds: number;
}

/** Everything that a campaign found out; what docs/reliability.md is made from. */
export interface Results {
  readonly campaign: string;
  readonly commit: string;
  readonly began: string;
  readonly seeds: readonly string[];
  readonly machine: string;
  minutes: number;
  /** Seconds until the system stood and load began. */
  opened_s: number;
  /** False while it runs, and for good when it did not get to its end. */
  finished: boolean;
  readonly faults: FaultRecord[];
  /** Faults of the deck that there was no time for. */
  not_reached: readonly string[];
  kills: readonly Kill[];
  comebacks: readonly Comeback[];
  load: {
    tickets: number;
    assignments: number;
    steps: number;
    requests: number;
    /** Share of the attempts outside of fault windows that were answered with 2xx or 4xx. */
    availability: number | null;
  };
  poison: { sent: number; refused_by_broker: number; slowest_other_ms: number | null };
  stream: { events: number; disconnects: number };
  rest_s: number | null;
  judgements: readonly Judgement[];
  /** Errors of the campaign itself. */
  readonly errors: string[];
}

/** Writes the results so far. A crash in between leaves the last whole ones. */
export function saveResults(file: string, results: Results): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(results, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

/** Invariants that do not hold, and those that could not be checked because the campaign broke off. */
export function violations(results: Results): readonly Judgement[] {
  return results.judgements.filter(({ holds }) => holds === false);
}
