/** An error that PostgreSQL reports, with its SQLSTATE. */
export class DatabaseError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** A statement under way: it yields the transactions that it must wait for, and returns its rows. */
export type Execution = Generator<readonly Transaction[], object[]>;

interface Running {
  readonly transaction: Transaction;
  readonly execution: Execution;
  readonly done: (error: DatabaseError | null, rows: object[]) => void;
  /** Counts the waits, so that a wake-up for an earlier one is recognised. */
  wait: number;
}

interface Waiter {
  readonly running: Running;
  readonly wait: number;
}

/** One transaction: what it has touched, and who waits for its end. */
export class Transaction {
  readonly touched = new Set<Cell<unknown>>();
  readonly waiters: Waiter[] = [];
  /** Run at the commit, in the order in which they were added. */
  readonly atCommit: (() => void)[] = [];
  waitingFor: readonly Transaction[] = [];
  wrote = false;
  failed = false;
  ended = false;
}

/** One row under its key: the committed version, and the version or locks of transactions that have not ended. */
export class Cell<Row> {
  committed: Row | undefined;
  next: Row | undefined;
  writer: Transaction | undefined;
  locker: Transaction | undefined;
  sharers: Set<Transaction> | undefined;

  constructor(private readonly forget: () => void) {}

  /** What a statement of this transaction sees. */
  seenBy(transaction: Transaction): Row | undefined {
    return this.writer === transaction ? this.next : this.committed;
  }

  /** Others who hold the row so that it cannot be changed (or, when `shared`, not be locked for share). */
  heldAgainst(transaction: Transaction, shared = false): Transaction[] {
    const holders = [this.writer, this.locker, ...(shared ? [] : (this.sharers ?? []))];
    return holders.filter(
      (holder): holder is Transaction => holder !== undefined && holder !== transaction && !holder.ended,
    );
  }

  write(transaction: Transaction, row: Row | undefined): void {
    this.writer = transaction;
    this.next = row;
    transaction.wrote = true;
    transaction.touched.add(this as Cell<unknown>);
  }

  lock(transaction: Transaction, shared: boolean): void {
    if (shared) (this.sharers ??= new Set()).add(transaction);
    else this.locker = transaction;
    transaction.touched.add(this as Cell<unknown>);
  }

  release(transaction: Transaction, commit: boolean): void {
    if (this.writer === transaction) {
      if (commit) this.committed = this.next;
      this.writer = undefined;
      this.next = undefined;
    }
    if (this.locker === transaction) this.locker = undefined;
    this.sharers?.delete(transaction);
    if (this.committed === undefined && !this.writer && !this.locker && !this.sharers?.size) this.forget();
  }
}

/** A table with a unique key. Rows stay in the order of their first insertion. */
export class Table<Row> {
  private readonly cells = new Map<string, Cell<Row>>();

  cell(key: string): Cell<Row> {
    let cell = this.cells.get(key);
    if (!cell) {
      cell = new Cell<Row>(() => this.cells.delete(key));
      this.cells.set(key, cell);
    }
    return cell;
  }

  seen(transaction: Transaction, key: string): Row | undefined {
    return this.cells.get(key)?.seenBy(transaction);
  }

  /** The rows that a statement sees, with their keys. */
  *rows(transaction: Transaction): Iterable<[string, Row]> {
    for (const [key, cell] of this.cells) {
      const row = cell.seenBy(transaction);
      if (row !== undefined) yield [key, row];
    }
  }

  /** All committed rows. */
  committed(): Row[] {
    return [...this.cells.values()].flatMap((cell) => (cell.committed === undefined ? [] : [cell.committed]));
  }

  /** True when a transaction that has not ended has written here. */
  get unsettled(): boolean {
    for (const cell of this.cells.values()) if (cell.writer) return true;
    return false;
  }

  /** Inserts unless the key exists, after waiting for whoever is inserting, changing or deleting it. @returns whether it did. */
  *insert(transaction: Transaction, key: string, row: Row): Generator<readonly Transaction[], boolean> {
    for (;;) {
      const cell = this.cell(key); // again after each wait: the end of a transaction may have removed it
      if (cell.writer && cell.writer !== transaction) yield [cell.writer];
      else if (cell.seenBy(transaction) !== undefined) return false;
      else {
        cell.write(transaction, row);
        return true;
      }
    }
  }

  /** Locks a row for update (or for share) and returns its latest version, or nothing when it is gone. */
  *lock(
    transaction: Transaction,
    key: string,
    shared = false,
  ): Generator<readonly Transaction[], Row | undefined> {
    for (;;) {
      const cell = this.cells.get(key);
      if (!cell) return undefined;
      const holders = cell.heldAgainst(transaction, shared);
      if (holders.length > 0) {
        yield holders;
        continue;
      }
      const row = cell.seenBy(transaction);
      if (row !== undefined) cell.lock(transaction, shared);
      return row;
    }
  }
}

/** Transactions, row locks, waiting and deadlocks: read committed, as far as the kernel's statements can tell. */
export class Engine {
  /** @param later runs something a little later: a waiter whose turn has come. */
  constructor(private readonly later: (action: () => void) => void) {}

  /** Runs a statement; `done` is called as soon as it has its rows, which may be after waiting for others to end. */
  run(
    transaction: Transaction,
    execution: Execution,
    done: (error: DatabaseError | null, rows: object[]) => void,
  ): void {
    this.proceed({ transaction, execution, done, wait: 0 });
  }

  commit(transaction: Transaction): void {
    for (const cell of transaction.touched) cell.release(transaction, true);
    for (const action of transaction.atCommit) action();
    this.end(transaction);
  }

  /** Also what an error does to its transaction at once, long before the client says `rollback`. */
  rollback(transaction: Transaction): void {
    if (transaction.ended) return;
    for (const cell of transaction.touched) cell.release(transaction, false);
    this.end(transaction);
  }

  private end(transaction: Transaction): void {
    transaction.ended = true;
    transaction.touched.clear();
    for (const { running, wait } of transaction.waiters) {
      this.later(() => {
        if (running.wait === wait && !running.transaction.ended) this.proceed(running);
      });
    }
    transaction.waiters.length = 0;
  }

  private proceed(running: Running): void {
    const { transaction, execution, done } = running;
    running.wait += 1;
    transaction.waitingFor = [];
    let step: IteratorResult<readonly Transaction[], object[]>;
    try {
      step = execution.next();
      if (!step.done) {
        transaction.waitingFor = step.value;
        if (waitsForItself(transaction)) throw new DatabaseError('40P01', 'deadlock detected');
      }
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      transaction.waitingFor = [];
      transaction.failed = true;
      this.rollback(transaction);
      done(error, []);
      return;
    }
    if (step.done) done(null, step.value);
    else for (const holder of step.value) holder.waiters.push({ running, wait: running.wait });
  }
}

function waitsForItself(transaction: Transaction): boolean {
  const open = [...transaction.waitingFor];
  const seen = new Set<Transaction>();
  for (let next = open.pop(); next; next = open.pop()) {
    if (next === transaction) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...next.waitingFor);
  }
  return false;
}
