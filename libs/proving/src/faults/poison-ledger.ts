import type { ServiceName } from '@muster/local-stack';

/** One bad record that was sent to a topic. */
export interface PoisonRecord {
  readonly at: string;
  readonly what: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  /** Whether every consumer that reads the topic must put it aside. The others must take it without harm. */
  readonly deadly: boolean;
}

/** A reader whose handler failed for a while, for the whistles whose ids have this ending. */
export interface FailingHandler {
  readonly service: ServiceName;
  readonly ending: string;
}

/** What bad records were sent, and what the system did meanwhile. */
export interface PoisonLedger {
  readonly sent: PoisonRecord[];
  /** Keys of all bad records, those too that the broker may have taken although it did not say so. */
  readonly keys: string[];
  /** Whistles of which a true event was sent a second time, cut short: the readers park them, and what follows waits behind. */
  readonly damaged: string[];
  readonly failing: FailingHandler[];
  /** What the broker refused to take, by kind: those are the broker's own defence. */
  readonly refused: string[];
  /** Milliseconds that whistles raised right after a burst took to the statistics. */
  readonly delays: number[];
}
