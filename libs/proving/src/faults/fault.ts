import type { Arena } from '../campaign/arena.js';
import type { Clocks } from './clocks.js';
import type { Disks } from './disks.js';
import type { PoisonLedger } from './poison-ledger.js';
import type { SeededRandom } from './seeded-random.js';
import type { Supervisor } from './supervisor.js';

/** What a fault works with. */
export interface Scene {
  readonly arena: Arena;
  readonly supervisor: Supervisor;
  readonly random: SeededRandom;
  readonly disks: Disks;
  readonly clocks: Clocks;
  readonly poison: PoisonLedger;
  /** Says what has happened that later findings must allow for, e.g. that the broker lost records. */
  readonly note: (what: 'broker_loss') => void;
}

/** The fault cannot be done on this machine, or not now; the reason goes into the report. */
export class NotPossible extends Error {}

/** A kind of fault. */
export interface Fault {
  readonly name: string;
  /** Seconds that it takes at most on a busy machine, coming back included; 20 unless told. It is not begun when they are not left. */
  readonly takes?: number;
  /** Whether records are put aside because of it: a whistle is raised right after it, to see whether others are held up. */
  readonly probed?: boolean;
  /**
   * Does it and ends it: when this resolves, nothing is held back any more; what is down is brought back by the campaign.
   *
   * @returns what exactly was done, for the report.
   * @throws NotPossible
   */
  readonly run: (scene: Scene) => Promise<string>;
}
