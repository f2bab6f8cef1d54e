import { type Database, statement } from '@muster/persistence';
import { recordAction } from '../operating/operator-action.js';
import { lockParkedKey } from './parked-key.js';
import { storedKey } from './storable.js';

/** A record that was put aside, as an operator sees it. */
export interface DeadLetter {
  readonly id: number;
  readonly consumer: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string | null;
  readonly state: 'dead' | 'parked' | 'replayed' | 'discarded';
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly attempts: number;
  readonly failedAt: Date;
}

const columns = `id, consumer, topic, partition, record_offset as "offset", key, state, error_code as "errorCode",
  error_message as "errorMessage", attempts, failed_at as "failedAt"`;

const listOpen = statement(
  'dead_letters_open',
  `select ${columns} from dead_letter where state in ('dead', 'parked') order by id limit $1`,
);
const discardKey = statement(
  'dead_letters_discard',
  `with gone as (
    update dead_letter set state = 'discarded', settled_at = now(), settled_reason = $4
    where consumer = $1 and topic = $2 and key is not distinct from $3 and state = 'dead' returning id
  ), left_over as (
    select count(*) as parked from dead_letter where consumer = $1 and topic = $2 and key = $3 and state = 'parked'
  ), unparked as (
    delete from parked_key where consumer = $1 and topic = $2 and key = $3 and (select parked from left_over) = 0
  )
  select count(*) as discarded from gone`,
);
const countOpen = statement(
  'dead_letters_count',
  `select count(*) as open from dead_letter where state in ('dead', 'parked')`,
);

/** What an operator can see and decide about records that could not be applied. Replaying is the consumer's: `ConsumerRunner.replay`. */
export class DeadLetters {
  constructor(private readonly database: Database) {}

  /** Open letters, oldest first. @param limit 1 or more. */
  list(limit = 100): Promise<DeadLetter[]> {
    return this.database.query<DeadLetter>(listOpen, [limit]);
  }

  async countOpen(): Promise<number> {
    const [row] = await this.database.query<{ open: number }>(countOpen);
    return row!.open;
  }

  /**
   * Gives up the dead records of a key for good. Records parked behind them stay until they are replayed.
   *
   * @param reason is kept with each record.
   * @param operator who decided; kept, with the reason, in the same transaction.
   * @returns how many were discarded.
   */
  async discard(
    consumer: string,
    topic: string,
    recordKey: string | null,
    reason: string,
    operator?: string,
  ): Promise<number> {
    const key = recordKey === null ? null : storedKey(recordKey);
    return this.database.transaction(async (tx) => {
      if (key !== null) await lockParkedKey(tx, { consumer, topic, key });
      const [row] = await tx.query<{ discarded: number }>(discardKey, [consumer, topic, key, reason]);
      const { discarded } = row!;
      if (operator !== undefined && discarded > 0) {
        const detail = { consumer, topic, key, discarded };
        await recordAction(tx, { operator, action: 'dlq.discard', reason, detail });
      }
      return discarded;
    });
  }
}
