import type { INestApplicationContext } from '@nestjs/common';
import { Database, isTransient } from '@muster/persistence';
import { type LetterKey, LetterBox } from '../../dead-letters/letter-box.js';
import { idleConsumer } from '../idle-consumer.js';
import { recordAction } from '../operator-action.js';
import { NothingThere } from './operator-command.js';

/** What became of one key. */
export interface RetriedKey {
  readonly topic: string;
  readonly key: string | null;
  /** Records that were applied. */
  readonly replayed: number;
  /** Records of the key that are still put aside; the first of them is the one that failed. */
  readonly remaining: number;
  readonly error?: { readonly letter: number | null; readonly code: string; readonly message: string };
}

const NO_KEY = { letter: null, code: 'no_key', message: 'a record without a key can only be discarded' };
const MOST_LETTERS = 1_000_000;

/**
 * Applies the records of each key again, in order. A key stops at its first record that fails; the other keys go on.
 *
 * @throws NothingThere for a service that has no consumer; the database's error when it is away.
 */
export async function retryKeys(
  keys: readonly LetterKey[],
  operator: string,
  app: INestApplicationContext,
): Promise<RetriedKey[]> {
  if (keys.length === 0) return [];
  const database = app.get(Database);
  const box = new LetterBox(database);
  await database.onModuleInit();
  const consumer = await idleConsumer(app);
  if (!consumer) throw new NothingThere('this service consumes nothing');
  const open = async (topic: string, key: string) =>
    (await box.list({ topic, key }, MOST_LETTERS)).map(({ id }) => id);
  const results: RetriedKey[] = [];
  for (const { topic, key } of keys) {
    if (key === null) {
      results.push({ topic, key, replayed: 0, remaining: 1, error: NO_KEY });
      continue;
    }
    const before = await open(topic, key);
    const error = await consumer.replay(topic, key).then(
      () => undefined,
      (cause: Error & { code?: string }) => {
        if (isTransient(cause)) throw cause;
        return cause;
      },
    );
    const left = await open(topic, key);
    const result = { topic, key, replayed: before.length - left.length, remaining: left.length };
    const failure = error && {
      letter: left[0] ?? null,
      code: error.code ?? 'unknown',
      message: error.message,
    };
    results.push({ ...result, ...(failure && { error: failure }) });
    await recordAction(database, {
      operator,
      action: 'dlq.retry',
      detail: { consumer: consumer.group, ...result, ...(failure && { error_code: failure.code }) },
    });
  }
  return results;
}
