import { READERS } from '../campaign/rest.js';
import type { Evidence } from './evidence.js';
import type { Facts } from './facts.js';
import { type Verdict, verdict } from './verdict.js';

/** Why a damaged copy cannot be read. Anything else that was discarded of a whistle was a true event. */
const UNREADABLE = 'bad_json';

interface Letter {
  readonly state: 'dead' | 'parked' | 'replayed' | 'discarded';
  readonly key: string | null;
  readonly error_code: string | null;
  readonly reason: string | null;
}

/**
 * The second half of I11: after the operator's retries and discards nothing is put aside any more and no key is parked; what was given up
 * has a reason, and of whistles only damaged copies were. That the effects of the rest are there once, I6 and I7 say.
 */
export async function deadLettersSettled(
  { poisoned }: Facts,
  { query, settled }: Evidence,
): Promise<Verdict> {
  const wrong: string[] = [];
  const count = { replayed: 0, waited: 0, discarded: 0 };
  for (const reader of new Set(Object.values(READERS).flat())) {
    const letters = await query<Letter>(
      reader,
      'select state, key, error_code, settled_reason as reason from dead_letter',
    );
    for (const { state, key, error_code, reason } of letters) {
      if (state === 'replayed') {
        count.replayed += 1;
        if (error_code === null) count.waited += 1;
      } else if (state === 'discarded') {
        count.discarded += 1;
        if (!reason) wrong.push(`${reader}: a record of ${key} was discarded without a reason`);
        if (key !== null && !poisoned.has(key) && error_code !== UNREADABLE)
          wrong.push(`${reader}: a true event of ${key} was given up (${error_code})`);
      } else wrong.push(`${reader}: a record of ${key} is still ${state} (${error_code})`);
    }
    const parked = await query<{ key: string }>(reader, 'select key from parked_key');
    for (const { key } of parked) wrong.push(`${reader}: ${key} is still parked`);
  }
  return verdict(
    `settled in ${settled.rounds} rounds and ${settled.seconds} s: ${count.replayed} records applied after all, ${count.waited} of which had waited behind another, ${count.discarded} discarded with a reason, none left`,
    wrong,
  );
}
