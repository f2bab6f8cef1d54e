import { READERS } from '../campaign/rest.js';
import type { Evidence } from './evidence.js';
import type { Facts } from './facts.js';
import { deadLettersSettled } from './dead-letters-settled.js';
import { together, type Verdict, verdict } from './verdict.js';

const LATE_MS = 5_000;
/** Bad records that came so shortly before the brokers lost records may have been lost with them. */
const BEFORE_LOSS_MS = 60_000;

/**
 * I11: bad records are dead letters with a reason at every reader; nothing else is; other keys are not held up; and what can be applied
 * after all is applied when it is tried again.
 */
export async function poisonPutAside(facts: Facts, evidence: Evidence): Promise<Verdict> {
  if (evidence.poison.sent.length === 0)
    return { holds: null, evidence: 'no bad records were sent', examples: [] };
  return together(await putAside(facts, evidence), await deadLettersSettled(facts, evidence));
}

async function putAside({ poisoned }: Facts, { poison, query, brokerLosses }: Evidence): Promise<Verdict> {
  const wrong: string[] = [];
  let letters = 0;
  for (const [topic, readers] of Object.entries(READERS)) {
    for (const reader of readers) {
      const rows = await query<{ place: string; key: string | null; error_code: string | null }>(
        reader,
        `select partition || '/' || record_offset as place, key, error_code from dead_letter where topic = $1`,
        [topic],
      );
      letters += rows.length;
      const reasons = new Map<string, string | null>();
      for (const { place, error_code } of rows) reasons.set(place, reasons.get(place) ?? error_code);
      for (const { what, partition, offset, deadly, at, topic: sentTo } of poison.sent) {
        if (sentTo !== topic) continue;
        const place = `${partition}/${offset}`;
        const lost = brokerLosses.some(
          (loss) => loss > Date.parse(at) && loss < Date.parse(at) + BEFORE_LOSS_MS,
        );
        if (deadly && !lost && !reasons.get(place))
          wrong.push(`${reader}: ${what} at ${place} is no dead letter`);
        if (!deadly && reasons.has(place) && brokerLosses.length === 0)
          wrong.push(`${reader}: ${what} at ${place} is a dead letter (${reasons.get(place)})`);
      }
      const places = new Set(poison.sent.map(({ partition, offset }) => `${partition}/${offset}`));
      const expected = (key: string): boolean =>
        poisoned.has(key) ||
        poison.damaged.includes(key) ||
        poison.failing.some(({ service, ending }) => service === reader && key.endsWith(ending));
      for (const { place, key, error_code } of rows) {
        if (key === null ? !places.has(place) && brokerLosses.length === 0 : !expected(key))
          wrong.push(`${reader}: a good record of ${key} at ${topic}/${place} was put aside (${error_code})`);
      }
    }
  }
  for (const delay of poison.delays)
    if (delay > LATE_MS)
      wrong.push(`a whistle raised among bad records took ${Math.round(delay)} ms to the statistics`);
  return verdict(
    `${poison.sent.length} bad records, ${letters} dead letters with a reason; whistles raised meanwhile took ${Math.round(Math.max(0, ...poison.delays))} ms at the most`,
    wrong,
  );
}
