import { testDatabase } from '@muster/local-stack/testing';
import { openDataSource } from './data-source.js';
import { Database } from './database.js';
import { statement } from './statement.js';

it('has PostgreSQL notice within half a minute that the host of a session is gone, or its process frozen in a transaction', async () => {
  const test = await testDatabase('data-source');
  const source = await openDataSource({ url: test.url, migrations: [], applicationName: 'data-source' });
  try {
    const rows: { name: string; setting: string }[] = await source.query(
      `select name, setting from pg_settings where name like 'tcp\\_keepalives\\_%'`,
    );
    const { tcp_keepalives_idle, tcp_keepalives_interval, tcp_keepalives_count } = Object.fromEntries(
      rows.map(({ name, setting }) => [name, Number(setting)]),
    );
    const seconds = tcp_keepalives_idle! + tcp_keepalives_interval! * tcp_keepalives_count!;
    expect(seconds).toBeGreaterThan(0); // 0 leaves it to the kernel, which waits two hours
    expect(seconds).toBeLessThanOrEqual(30);
    expect(await source.query('show idle_in_transaction_session_timeout')).toEqual([
      { idle_in_transaction_session_timeout: '30s' },
    ]);
    const patience = statement('patience', 'show idle_in_transaction_session_timeout');
    const shown = await new Database(source).snapshot((snapshot) => snapshot.query(patience));
    expect(shown).toEqual([{ idle_in_transaction_session_timeout: '0' }]); // nobody waits for who only reads
  } finally {
    await source.destroy();
    await test.drop();
  }
});

it('knows a server that does not wait for its disk, as that of the tests', async () => {
  const test = await testDatabase('not-durable');
  const database = new Database(
    await openDataSource({ url: test.url, migrations: [], applicationName: 'not-durable' }),
  );
  try {
    await database.onModuleInit();
    expect(database.durable).toBe(false);
  } finally {
    database.onApplicationShutdown();
    await database.dataSource.destroy();
    await test.drop();
  }
});
