import { serviceNames } from '@muster/local-stack';
import { truncateKafka, wipeKafka } from '../faults/broker-losses.js';
import { clockAhead, clockBehind, clockSetBack } from '../faults/clock-skew.js';
import { sendDamagedCopies } from '../faults/damaged-copies.js';
import type { DiskSizes } from '../faults/disks.js';
import {
  failOverAfterCancelling,
  failOverAfterCrash,
  failOverPostgres,
  failOverReadOnly,
} from '../faults/failover.js';
import { failingHandler } from '../faults/failing-handler.js';
import type { Fault } from '../faults/fault.js';
import { freezeBroker, freezeService } from '../faults/freezes.js';
import { fullKafkaDisk, fullPostgresDisk } from '../faults/full-disks.js';
import { commitHeldOpen } from '../faults/held-commits.js';
import { killBroker, killEverything, killPostgres, killService, killSeveral } from '../faults/kills.js';
import { linkFaults } from '../faults/link-troubles.js';
import { poison } from '../faults/poison.js';
import { redeliverOutOfOrder } from '../faults/redelivery.js';
import { restartService } from '../faults/restarts.js';
import { rewindCommittedOffsets, rewindPositions } from '../faults/rewinds.js';
import type { SeededRandom } from '../faults/seeded-random.js';

/** What a campaign does and how long it may take. */
export interface Plan {
  readonly name: string;
  /** One deck is dealt per seed, in this order. */
  readonly seeds: readonly string[];
  /** From the first process to the last line, build left out. No new fault is begun when checking would not fit any more. */
  readonly minutes: number;
  /** Goals: it goes on as long as they are not met and time allows. */
  readonly tickets: number;
  readonly kills: number;
  readonly brokers: number;
  readonly workers: number;
  /** Whistles a second at most. */
  readonly rate: number;
  readonly disks: DiskSizes;
  readonly deck: Deck;
  /** Deal the deck as it lies instead of shuffling it. */
  readonly inOrder?: boolean;
}

/** A fault and how often it is dealt per deck. */
export type Deck = readonly (readonly [Fault, number])[];

const killsOfServices = (times: number): Deck =>
  serviceNames.map((name) => [killService(name), times] as const);

/** At most 8 minutes on two busy cores, with every submission: everything once, kills more often. */
export const CI_DECK: Deck = [
  ...killsOfServices(1),
  [killBroker, 2],
  [killPostgres, 2],
  [killSeveral, 1],
  [killEverything, 0.5],
  [failOverPostgres, 0.5],
  [failOverAfterCrash, 0.5],
  [restartService, 1],
  [freezeService, 0.5],
  [freezeBroker, 0.5],
  ...linkFaults.map((fault) => [fault, 0.5] as const),
  [rewindPositions(), 1],
  [rewindCommittedOffsets, 0.5],
  [redeliverOutOfOrder, 0.5],
  [poison, 2],
  [sendDamagedCopies, 1],
  [failingHandler, 1],
  [commitHeldOpen, 1],
  [clockBehind, 0.25],
  [clockAhead, 0.25],
  [clockSetBack, 0.5],
  [fullPostgresDisk, 0.5],
  [fullKafkaDisk, 0.5],
  [truncateKafka, 0.25],
  [wipeKafka, 0.25],
];

/** More kills of every kind; what takes minutes to recover from is sure to come once. */
const RELEASE_DECK: Deck = [
  ...CI_DECK.filter(([fault]) => fault !== truncateKafka && fault !== wipeKafka),
  [truncateKafka, 0.1],
  [wipeKafka, 0.1],
  ...killsOfServices(1),
  [killBroker, 1],
  [killPostgres, 1],
  [killSeveral, 3],
  [killEverything, 1.5],
  [failOverPostgres, 1],
  [failOverAfterCrash, 0.5],
  [failOverAfterCancelling, 0.5],
  [failOverReadOnly, 0.5],
  [clockBehind, 0.75],
  [clockAhead, 0.75],
  [clockSetBack, 0.5],
];

/**
 * The faults of one deck in the order in which they are dealt. A share below one says how likely the fault is in it – but the first
 * deck of a campaign has everything.
 */
export function dealt(
  { deck, inOrder }: Pick<Plan, 'deck' | 'inOrder'>,
  random: SeededRandom,
  first: boolean,
): Fault[] {
  const cards = deck.flatMap(([fault, times]) => {
    const whole = Math.floor(times);
    const rest = times - whole;
    const extra = rest > 0 && (first || random.chance(rest)) ? 1 : 0;
    return Array.from({ length: whole + extra }, () => fault);
  });
  return inOrder ? cards : random.shuffled(cards);
}

/** The campaign of every submission: one fixed seed, one fresh. */
export function ciPlan(freshSeed: string): Plan {
  return {
    name: 'ci',
    seeds: ['muster', freshSeed],
    minutes: 7.5,
    tickets: 1_500,
    kills: 40,
    brokers: 3,
    workers: 12,
    rate: 15,
    disks: { postgres: 1_024, kafka: 512 },
    deck: CI_DECK,
  };
}

/** The campaign before a release: 40 minutes, 20,000 whistles, 200 kills. Wants 12 GB of memory for its small disks when run as root. */
export function releasePlan(freshSeed: string): Plan {
  return {
    ...ciPlan(freshSeed),
    name: 'release',
    seeds: ['muster', ...Array.from({ length: 20 }, (_, index) => `${freshSeed}-${index}`)],
    minutes: 40,
    tickets: 20_500,
    kills: 200,
    workers: 24,
    rate: 25,
    disks: { postgres: 6_144, kafka: 3_072 },
    deck: RELEASE_DECK,
  };
}
