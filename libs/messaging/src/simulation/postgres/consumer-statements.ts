import { DatabaseError, type Execution, type Transaction } from './engine.js';
import { type EffectRow, keyOf, type LetterRow, type ParkedRow, type Tables } from './tables.js';

interface Step {
  readonly topic: string;
  readonly partition: number;
  readonly expected: number | null;
  readonly next: number;
}

/** Models of the consumers' and the dead letters' statements, by name. */
export function consumerStatements(tables: Tables) {
  return {
    consumer_positions: positions,
    consumer_advance: advance,
    inbox_claim: claim,
    inbox_claim_new: claimNew,
    sim_effects: effects,
    sim_forget_positions: forgetPositions,
    dead_letter_insert: insertLetters,
    parked_keys: parkedKeys,
    parked_key_lock: lockKey,
    replay_letters: lettersOfKey,
    replay_settle: settle,
    replay_condemn: condemn,
    dead_letters_open: openLetters,
    dead_letters_discard: discard,
    dead_letters_count: countOpen,
  };

  function* positions(transaction: Transaction, [consumer]: readonly unknown[]): Execution {
    return [...tables.positions.rows(transaction)]
      .map(([, row]) => row)
      .filter((row) => row.consumer === consumer);
  }

  function* advance(transaction: Transaction, values: readonly unknown[]): Execution {
    const consumer = values[0] as string;
    const steps = (JSON.parse(values[1] as string) as Step[]).sort(
      (a, b) => a.topic.localeCompare(b.topic) || a.partition - b.partition,
    );
    const anyParked = [...tables.parkedKeys.rows(transaction)].some(([, row]) => row.consumer === consumer);
    const done = new Set<string>();
    const moved: string[] = [];
    for (const { topic, partition, expected, next } of steps) {
      const key = keyOf(consumer, topic, partition);
      if (done.has(key)) throw new DatabaseError('21000', 'a row cannot be affected a second time');
      done.add(key);
      const row = { consumer, topic, partition, next_offset: next };
      if (!(yield* tables.positions.insert(transaction, key, row))) {
        const present = (yield* tables.positions.lock(transaction, key))!;
        if (present.next_offset !== expected) continue;
        tables.positions.cell(key).write(transaction, row);
      }
      moved.push(`${topic}/${partition}`);
    }
    return [{ moved: moved.length > 0 ? moved : null, any_parked: anyParked }];
  }

  function* claim(transaction: Transaction, values: readonly unknown[]): Execution {
    const [consumer, list] = values as [string, string];
    const ids = list.slice(1, -1).split(',').filter(Boolean);
    const seen = new Set(ids);
    for (const id of ids) {
      if (yield* tables.inbox.insert(transaction, keyOf(consumer, id), true)) seen.delete(id);
    }
    return [...seen].map((message_id) => ({ message_id }));
  }

  function* claimNew(transaction: Transaction, values: readonly unknown[]): Execution {
    const [consumer, list] = values as [string, string];
    for (const id of list.slice(1, -1).split(',').filter(Boolean)) {
      if (!(yield* tables.inbox.insert(transaction, keyOf(consumer, id), true)))
        throw new DatabaseError('23505', 'duplicate key value violates unique constraint "inbox_pkey"');
    }
    return [];
  }

  function* effects(transaction: Transaction, [rows]: readonly unknown[]): Execution {
    transaction.wrote = true;
    transaction.atCommit.push(() => tables.effects.push(...(rows as EffectRow[])));
    return [];
  }

  function* forgetPositions(transaction: Transaction): Execution {
    for (const [key] of [...tables.positions.rows(transaction)]) {
      const row = yield* tables.positions.lock(transaction, key);
      if (row) tables.positions.cell(key).write(transaction, undefined);
    }
    return [];
  }

  function* insertLetters(transaction: Transaction, values: readonly unknown[]): Execution {
    const consumer = values[0] as string;
    type Given = Omit<LetterRow, 'id' | 'consumer' | 'value'> & { ordinality: number; value: string | null };
    const letters = (JSON.parse(values[1] as string) as Given[]).sort((a, b) => a.ordinality - b.ordinality);
    for (const { ordinality: _, value, ...letter } of letters) {
      const id = ++tables.lastLetter;
      const row = { ...letter, consumer, id, value: value === null ? null : Buffer.from(value, 'base64') };
      yield* tables.letters.insert(transaction, String(row.id), row);
    }
    for (const { topic, key, state } of letters) {
      if (state !== 'dead' || key === null) continue;
      yield* tables.parkedKeys.insert(transaction, keyOf(consumer, topic, key), { consumer, topic, key });
    }
    return [];
  }

  function* parkedKeys(transaction: Transaction, values: readonly unknown[]): Execution {
    const [consumer, list] = values as [string, string];
    const asked = (JSON.parse(list) as { topic: string; key: string }[]).map(({ topic, key }) =>
      keyOf(consumer, topic, key),
    );
    const locked: ParkedRow[] = [];
    for (const name of [...new Set(asked)].sort()) {
      if (!tables.parkedKeys.seen(transaction, name)) continue;
      const row = yield* tables.parkedKeys.lock(transaction, name, true);
      if (row) locked.push(row);
    }
    return locked;
  }

  function* lockKey(transaction: Transaction, [consumer, topic, key]: readonly unknown[]): Execution {
    const name = keyOf(consumer as string, topic as string, key as string);
    if (!tables.parkedKeys.seen(transaction, name)) return [];
    const row = yield* tables.parkedKeys.lock(transaction, name);
    return row ? [{ since: null }] : [];
  }

  function* lettersOfKey(transaction: Transaction, values: readonly unknown[]): Execution {
    const [consumer, topic, key, limit] = values as [string, string, string, number | null];
    const wanted = (row: LetterRow) => isLetterOf(row, consumer, topic, key) && isOpen(row);
    const locked: LetterRow[] = [];
    for (const letter of lettersSeen(transaction).filter(wanted)) {
      const row = yield* tables.letters.lock(transaction, String(letter.id));
      if (row && wanted(row)) locked.push(row);
      if (locked.length === limit) break;
    }
    return locked;
  }

  function* settle(transaction: Transaction, values: readonly unknown[]): Execution {
    const [consumer, topic, key, ids] = values as [string, string, string, number[]];
    for (const letter of lettersSeen(transaction)) {
      if (!ids.includes(letter.id)) continue;
      const row = yield* tables.letters.lock(transaction, String(letter.id));
      if (row) tables.letters.cell(String(row.id)).write(transaction, { ...row, state: 'replayed' });
    }
    const left = lettersSeen(transaction).some(
      (row) => isLetterOf(row, consumer, topic, key) && isOpen(row) && !ids.includes(row.id),
    );
    if (!left) yield* removeParked(transaction, consumer, topic, key);
    return [];
  }

  function* condemn(transaction: Transaction, values: readonly unknown[]): Execution {
    const [id, error_code, error_message] = values as [number, string, string];
    const seen = tables.letters.seen(transaction, String(id));
    const row = seen && isOpen(seen) ? yield* tables.letters.lock(transaction, String(id)) : undefined;
    if (!row || !isOpen(row)) return [];
    const attempts = row.attempts + 1;
    tables.letters
      .cell(String(id))
      .write(transaction, { ...row, state: 'dead', error_code, error_message, attempts });
    return [];
  }

  function* openLetters(transaction: Transaction, [limit]: readonly unknown[]): Execution {
    return lettersSeen(transaction)
      .filter(isOpen)
      .slice(0, limit as number)
      .map(({ record_offset, error_code, error_message, ...row }) => ({
        ...row,
        offset: record_offset,
        errorCode: error_code,
        errorMessage: error_message,
      }));
  }

  function* discard(transaction: Transaction, values: readonly unknown[]): Execution {
    const [consumer, topic, key] = values as [string, string, string | null];
    const ofKey = lettersSeen(transaction).filter((row) => isLetterOf(row, consumer, topic, key));
    const leftOver = ofKey.filter((row) => row.state === 'parked').length;
    let discarded = 0;
    for (const letter of ofKey.filter(({ state }) => state === 'dead')) {
      const row = yield* tables.letters.lock(transaction, String(letter.id));
      if (row?.state !== 'dead') continue;
      tables.letters.cell(String(row.id)).write(transaction, { ...row, state: 'discarded' });
      discarded += 1;
    }
    if (leftOver === 0 && key !== null) yield* removeParked(transaction, consumer, topic, key);
    return [{ discarded }];
  }

  function* countOpen(transaction: Transaction): Execution {
    return [{ open: lettersSeen(transaction).filter(isOpen).length }];
  }

  function* removeParked(
    transaction: Transaction,
    consumer: string,
    topic: string,
    key: string,
  ): Generator<readonly Transaction[], void> {
    const name = keyOf(consumer, topic, key);
    if (!tables.parkedKeys.seen(transaction, name)) return;
    const row = yield* tables.parkedKeys.lock(transaction, name);
    if (row) tables.parkedKeys.cell(name).write(transaction, undefined);
  }

  function lettersSeen(transaction: Transaction): LetterRow[] {
    return [...tables.letters.rows(transaction)].map(([, row]) => row).sort((a, b) => a.id - b.id);
  }
}

function isLetterOf(row: LetterRow, consumer: string, topic: string, key: string | null): boolean {
  return row.consumer === consumer && row.topic === topic && row.key === key;
}

function isOpen(row: LetterRow): boolean {
  return row.state === 'dead' || row.state === 'parked';
}
