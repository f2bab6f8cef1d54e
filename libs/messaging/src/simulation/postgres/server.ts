import { consumerStatements } from './consumer-statements.js';
import { DatabaseError, Engine, type Execution, Transaction } from './engine.js';
import { storeStatements } from './store-statements.js';
import { Tables } from './tables.js';

/** What a client sends: a named statement, or a text such as `begin`. */
export interface Request {
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly unknown[];
}

/** What a client gets back. */
export interface Reply {
  readonly rows: object[];
  readonly command: string;
}

type Model = (transaction: Transaction, values: readonly unknown[]) => Execution;

/** A backend: one connection's transaction and session locks. */
export class Session {
  transaction: Transaction | undefined;
  /** True between `begin` and `commit` or `rollback`. */
  inBlock = false;
  readonly advisoryLocks = new Set<string>();
  open = true;
  /** True while a statement runs or waits. */
  busy = false;
}

/**
 * The model of a PostgreSQL server: the kernel's statements by their names, read committed, identities drawn before the commit,
 * advisory locks that live as long as their session. `server.int-spec.ts` compares it with the real one.
 */
export class Server {
  readonly tables = new Tables();
  private readonly advisoryLocks = new Map<string, Session>();
  private readonly engine: Engine;
  private readonly models: Readonly<Record<string, Model>>;

  /** @param later runs something a little later. @param now the database's clock, epoch milliseconds. */
  constructor(later: (action: () => void) => void, now: () => number) {
    this.engine = new Engine(later);
    this.models = {
      ...storeStatements(this.tables, () => new Date(now())),
      ...consumerStatements(this.tables),
    };
  }

  connect(): Session {
    return new Session();
  }

  /**
   * Executes one request of an open session. `done` is called once it has its result, maybe only after other transactions have
   * ended. Outside a transaction block the work is then still to be committed with `finish`.
   */
  execute(
    session: Session,
    request: Request,
    done: (error: DatabaseError | null, reply: Reply) => void,
  ): void {
    const { transaction } = session;
    switch (request.text) {
      case 'begin':
        session.transaction = new Transaction();
        session.inBlock = true;
        return done(null, { rows: [], command: 'BEGIN' });
      case 'commit':
      case 'rollback': {
        session.transaction = undefined;
        session.inBlock = false;
        const commits = request.text === 'commit' && transaction !== undefined && !transaction.failed;
        if (transaction) this.engine[commits ? 'commit' : 'rollback'](transaction);
        return done(null, { rows: [], command: commits ? 'COMMIT' : 'ROLLBACK' });
      }
    }
    if (request.text.startsWith('set ')) return done(null, { rows: [], command: 'SET' });
    if (transaction?.failed) {
      return done(new DatabaseError('25P02', 'current transaction is aborted'), { rows: [], command: '' });
    }
    if (request.name === 'outbox_server')
      return done(null, { rows: [{ read_only: false }], command: 'SELECT' });
    if (request.name === 'outbox_claim') {
      return done(null, { rows: this.claim(session, request.values!), command: 'SELECT' });
    }
    const model = this.models[request.name ?? ''];
    if (!model) throw new Error(`the model does not know the statement ${request.name ?? request.text}`);
    const own = transaction ?? new Transaction();
    session.busy = true;
    session.transaction = own;
    this.engine.run(own, model(own, request.values ?? []), (error, rows) => {
      session.busy = false;
      if (!session.inBlock && (error || !own.wrote)) this.finish(session, false);
      done(error, { rows, command: '' });
    });
  }

  /** True when a statement outside a transaction block has been executed and waits for `finish`. */
  needsFinish(session: Session): boolean {
    return session.transaction !== undefined && !session.inBlock;
  }

  /** Ends the implicit transaction of a single statement. */
  finish(session: Session, commit: boolean): void {
    const { transaction } = session;
    session.transaction = undefined;
    if (transaction && !transaction.ended) this.engine[commit ? 'commit' : 'rollback'](transaction);
  }

  /** A statement of the session has failed, whatever it was. */
  fail({ transaction }: Session): void {
    if (!transaction) return;
    transaction.failed = true;
    this.engine.rollback(transaction);
  }

  /** The session is over: what it had not committed is rolled back and its advisory locks are free. */
  terminate(session: Session): void {
    if (!session.open) return;
    session.open = false;
    this.finish(session, false);
    for (const lock of session.advisoryLocks) this.advisoryLocks.delete(lock);
    session.advisoryLocks.clear();
  }

  /** Sessions that hold an advisory lock. */
  lockHolders(): Session[] {
    return [...new Set(this.advisoryLocks.values())];
  }

  private claim(session: Session, values: readonly unknown[]): object[] {
    const [space, shards] = values as [number, number[]];
    const got = shards.filter((shard) => {
      const name = `${space}/${shard}`;
      const holder = this.advisoryLocks.get(name);
      if (holder && holder !== session) return false;
      this.advisoryLocks.set(name, session);
      session.advisoryLocks.add(name);
      return true;
    });
    return got.map((shard) => ({ shard }));
  }
}
