import { type Queryable, statement } from '@muster/persistence';
import { storedKey } from './storable.js';

/** Which letters are meant; all open ones unless told. */
export interface LetterFilter {
  readonly topic?: string | undefined;
  readonly key?: string | undefined;
  readonly state?: string | undefined;
  /** The error's code, e.g. `bad_json`. */
  readonly code?: string | undefined;
}

/** A letter in a list. */
export interface ListedLetter {
  readonly id: number;
  readonly consumer: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string | null;
  readonly state: 'dead' | 'parked' | 'replayed' | 'discarded';
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly attempts: number;
  readonly failed_at: Date;
}

/** A letter with everything about it. */
export interface WholeLetter extends ListedLetter {
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: number | null;
  readonly settled_at: Date | null;
  readonly settled_reason: string | null;
  /** The record's value as text, when it was asked for: it may hold an alliance's data. */
  readonly payload?: string | null;
}

/** How many letters there are of a kind. */
export interface LetterCount {
  readonly topic: string;
  readonly state: string;
  readonly error_code: string | null;
  readonly letters: number;
}

/** A key whose letters belong together: the records of one key, or those of a topic that have none. */
export interface LetterKey {
  readonly consumer: string;
  readonly topic: string;
  readonly key: string | null;
}

const columns = `id, consumer, topic, partition, record_offset as "offset", key, state, error_code, error_message, attempts, failed_at`;
const chosen = `($1::text is null or topic = $1) and ($2::text is null or key = $2)
  and case when $3::text is null then state in ('dead', 'parked') else state = $3 end
  and ($4::text is null or error_code = $4)`;
const list = statement(
  'letters_list',
  `select ${columns} from dead_letter where ${chosen} order by id limit $5`,
);
const count = statement(
  'letters_count',
  `select topic, state, error_code, count(*) as letters from dead_letter where ${chosen}
   group by topic, state, error_code order by count(*) desc, topic, state, error_code`,
);
const keys = statement(
  'letters_keys',
  `select consumer, topic, key from dead_letter where ${chosen} group by consumer, topic, key order by min(id)`,
);
const whole = statement(
  'letters_whole',
  `select ${columns}, headers, octet_length(value) as bytes, value, settled_at, settled_reason from dead_letter where id = $1`,
);
const behind = statement(
  'letters_behind',
  `select ${columns} from dead_letter where consumer = $1 and topic = $2 and key = $3 and state in ('dead', 'parked') and id <> $4
   order by id limit $5`,
);

const MOST_BEHIND = 100;

const values = ({ topic, key, state, code }: LetterFilter): (string | null)[] => [
  topic ?? null,
  key === undefined ? null : storedKey(key),
  state ?? null,
  code ?? null,
];

/** Reads the records that were put aside. Nothing here changes anything. */
export class LetterBox {
  constructor(private readonly db: Queryable) {}

  /** Oldest first. @param limit 1 or more. */
  list(filter: LetterFilter, limit: number): Promise<ListedLetter[]> {
    return this.db.query<ListedLetter>(list, [...values(filter), limit]);
  }

  /** By topic, state and reason, most first. */
  counts(filter: LetterFilter): Promise<LetterCount[]> {
    return this.db.query<LetterCount>(count, values(filter));
  }

  /** The keys that the letters belong to, in the order in which they were first put aside. */
  keys(filter: LetterFilter): Promise<LetterKey[]> {
    return this.db.query<LetterKey>(keys, values(filter));
  }

  /** Undefined when there is no such letter. */
  async find(id: number, withPayload: boolean): Promise<WholeLetter | undefined> {
    const [row] = await this.db.query<WholeLetter & { value: Buffer | null }>(whole, [id]);
    if (!row) return undefined;
    const { value, ...letter } = row;
    return withPayload ? { ...letter, payload: value?.toString('utf8') ?? null } : letter;
  }

  /** The other open letters of its key, oldest first, a hundred at most: they wait for it, or it for them. */
  async sameKey({ id, consumer, topic, key }: ListedLetter): Promise<ListedLetter[]> {
    if (key === null) return [];
    return this.db.query<ListedLetter>(behind, [consumer, topic, key, id, MOST_BEHIND]);
  }
}
