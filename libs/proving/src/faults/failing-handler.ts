import type { ServiceName } from '@muster/local-stack';
import { setTimeout as delay } from 'node:timers/promises';
import { type Fault, NotPossible } from './fault.js';

/** The SQLSTATE of the mistake: nobody's but ours, so that the consumers take it for what they do not know. */
export const HANDLER_MISTAKE = 'MU001';
const PATIENCE_MS = 15_000;
const EVERY_MS = 100;

/** Where a reader's effects of a whistle's events go. */
const EFFECTS = {
  statistics: { table: 'public_change', whistle: 'key' },
  events: { table: 'known_ticket', whistle: 'ticket_id' },
  notifications: { table: 'known_ticket', whistle: 'ticket_id' },
} as const satisfies Partial<Record<ServiceName, object>>;
const READERS = Object.keys(EFFECTS) as (keyof typeof EFFECTS)[];

const makeMistake = (table: string, whistle: string, ending: string): string => `
  create or replace function chaos_mistake() returns trigger language plpgsql as
    $$ begin raise exception 'a mistake that shows with some whistles' using errcode = '${HANDLER_MISTAKE}'; end $$;
  create trigger chaos_mistake before insert or update on ${table} for each row
    when (right(new.${whistle}::text, 1) = '${ending}') execute function chaos_mistake()`;

/**
 * A bad release, mended: for a while, one reader cannot apply events of one whistle in sixteen. True events become dead letters, and what
 * follows them waits. When the mistake is gone, a retry must apply them all.
 */
export const failingHandler: Fault = {
  name: 'a handler that fails for a while',
  probed: true,
  run: async ({ arena, random, poison }) => {
    const service = random.pick(READERS);
    const { table, whistle } = EFFECTS[service];
    const ending = random.between(0, 15).toString(16);
    poison.failing.push({ service, ending });
    const asideSince = async (): Promise<number> => {
      const sql = `select count(*)::int as n from dead_letter where error_code = $1 and right(key, 1) = $2`;
      const [row] = await arena.query<{ n: number }>(service, sql, [HANDLER_MISTAKE, ending]);
      return row!.n;
    };
    const before = await asideSince();
    await arena.query(service, makeMistake(table, whistle, ending));
    let aside = 0;
    try {
      for (let waited = 0; aside === 0 && waited < PATIENCE_MS; waited += EVERY_MS) {
        await delay(EVERY_MS);
        aside = (await asideSince()) - before;
      }
    } finally {
      await arena.query(service, `drop trigger chaos_mistake on ${table}`);
    }
    if (aside === 0) throw new NotPossible(`${service} met no whistle that ends with ${ending}`);
    return `${service}, ${aside} whistles that end with ${ending}`;
  },
};
