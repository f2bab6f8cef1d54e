import { Random } from './random.js';
import type { WeatherReport } from './weather.js';

/** What makes an event hard to apply, until somebody mends it. */
export type Poison = 'undecodable' | 'refused' | 'unclear';

/** A client saves events of a key. */
export interface Command {
  readonly at: number;
  readonly process: number;
  readonly key: string;
  /** One entry per event. */
  readonly events: readonly (Poison | 'good')[];
  /** Sent with an idempotency key, and sent again – maybe elsewhere, maybe at the same time – when the outcome is not known. */
  readonly idempotencyKey: string | null;
}

/** Something happens to the system. */
export interface Fault {
  readonly at: number;
  readonly kind:
    | 'kill'
    | 'restart'
    | 'freeze'
    | 'cut'
    | 'depose'
    | 'database down'
    | 'broker down'
    | 'rebalance'
    | 'client crash'
    | 'rewind'
    | 'garbage'
    | 'mend and replay'
    | 'replay'
    | 'lose tail'
    | 'wipe';
  readonly process: number;
  readonly ms: number;
  readonly key: string;
}

/** One schedule: everything that is decided beforehand. The rest follows from the seed. */
export interface Schedule {
  readonly seed: number;
  readonly processes: number;
  readonly partitions: number;
  readonly relayBatch: number;
  readonly weather: WeatherReport;
  readonly commands: readonly Command[];
  readonly faults: readonly Fault[];
}

const KINDS: readonly Fault['kind'][] = [
  'kill',
  'restart',
  'freeze',
  'cut',
  'depose',
  'database down',
  'broker down',
  'rebalance',
  'client crash',
  'rewind',
  'garbage',
  'mend and replay',
  'replay',
  'lose tail',
  'wipe',
];

/** Draws a schedule. Each uses only some kinds of trouble: rare combinations are met sooner than with all of them every time. */
export function drawSchedule(seed: number): Schedule {
  const random = new Random(seed);
  const sometimes = (probability: number, value: () => number) => (random.chance(probability) ? value() : 0);
  const processes = 1 + random.int(3);
  const span = random.pick([50, 300, 1_500]);
  const keys = Array.from({ length: 1 + random.int(4) }, (_, index) => `key-${index}`);
  const kinds = KINDS.filter((kind) => random.chance(kind === 'wipe' || kind === 'lose tail' ? 0.08 : 0.3));
  const poison = sometimes(0.5, () => 0.15);
  const idempotent = random.pick([0, 0.3, 0.8]);
  const command = (): Command => ({
    at: random.next() * span,
    process: random.int(processes),
    key: random.pick(keys),
    events: Array.from({ length: 1 + random.int(3) }, () =>
      random.chance(poison) ? random.pick<Poison>(['undecodable', 'refused', 'unclear']) : 'good',
    ),
    idempotencyKey: random.chance(idempotent) ? `request-${random.int(4)}` : null,
  });
  const fault = (): Fault => ({
    at: random.next() * span * 1.3,
    kind: random.pick(kinds),
    process: random.int(processes),
    ms: random.next() * random.pick([20, 300, 1_500]),
    key: random.pick(keys),
  });
  return {
    seed,
    processes,
    partitions: 1 + random.int(3),
    relayBatch: random.pick([2, 5, 2_000]),
    weather: {
      databaseMs: random.pick([0.2, 1, 5]),
      brokerMs: random.pick([0.5, 2, 20]),
      stall: sometimes(0.5, () => random.pick([0.01, 0.05])),
      stallMs: random.pick([50, 400]),
      statementError: sometimes(0.25, () => random.pick([0.03, 0.2])),
      connectionLoss: sometimes(0.3, () => 0.03),
      publishError: sometimes(0.4, () => random.pick([0.1, 0.5])),
      wrongOffset: sometimes(0.3, () => 0.5),
      fetch: random.pick([1, 3, 10]),
    },
    commands: Array.from({ length: 2 + random.int(7) }, command).sort((a, b) => a.at - b.at),
    faults:
      kinds.length === 0 ? [] : Array.from({ length: random.int(6) }, fault).sort((a, b) => a.at - b.at),
  };
}
