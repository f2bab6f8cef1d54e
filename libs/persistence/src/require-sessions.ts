import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';

/** A pooler stands before PostgreSQL that gives one session's statements to several connections. */
export class SessionsNotKept extends Error {
  readonly code = 'database_sessions_not_kept';

  constructor() {
    super(
      'DATABASE_URL 前有按事务复用连接的连接池；请直连 PostgreSQL，或改用会话模式（PgBouncer：pool_mode = session）· DATABASE_URL leads to a pooler that shares connections between transactions; ' +
        'connect to PostgreSQL directly, or have it pool sessions (PgBouncer: pool_mode = session)',
    );
    this.name = 'SessionsNotKept';
  }
}

/**
 * Refuses a pooler that pools transactions or statements. Behind one, an advisory lock stays with a connection that is anybody's: two relays
 * would hold the same shard, and nothing would fail, only order would be lost (ADR-0187). A session remembers a word; while another one has
 * taken the connection that it used, it is asked for the word.
 *
 * @throws SessionsNotKept
 */
export async function requireSessions(dataSource: DataSource): Promise<void> {
  const [asked, other] = [dataSource.createQueryRunner(), dataSource.createQueryRunner()];
  try {
    const word = randomUUID();
    await asked.query(`set muster.session = '${word}'`);
    await other.query('begin');
    const [said] = (await asked.query(`select current_setting('muster.session', true) as word`)) as [
      { word: string | null },
    ];
    await other.query('rollback');
    if (said.word !== word) throw new SessionsNotKept();
    await asked.query('reset muster.session');
  } finally {
    await Promise.all([asked.release(), other.release()]);
  }
}
