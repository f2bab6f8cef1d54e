import { testDatabase, type TestDatabase } from '@muster/local-stack/testing';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { openDataSource } from './data-source.js';
import { Database } from './database.js';
import { isConnectionLost } from './errors.js';
import { statement } from './statement.js';

const READY_FOR_QUERY = Buffer.from('Z\0\0\0\x05I', 'latin1');

/** What a backend says, without having been asked, when its postmaster is gone. */
function farewell(): Buffer {
  const fields = Buffer.from(
    'SFATAL\0VFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0',
  );
  const message = Buffer.alloc(5 + fields.length);
  message.write('E');
  message.writeInt32BE(4 + fields.length, 1);
  fields.copy(message, 5);
  return message;
}

describe('a connection that dies while it goes from one user of the pool to the next', () => {
  let test: TestDatabase;
  let between: Server;
  let database: Database;
  /** Whether the next answer comes in one packet with the farewell. */
  let dying = false;

  beforeAll(async () => {
    test = await testDatabase('dying-connections');
    const there = new URL(test.url);
    between = createServer((client) => {
      const server = connect(Number(there.port), there.hostname);
      client.on('error', () => server.destroy()).pipe(server);
      server.on('error', () => client.destroy());
      server.on('close', () => client.destroy());
      server.on('data', (answer: Buffer) => {
        const last = dying && answer.subarray(-READY_FOR_QUERY.length).equals(READY_FOR_QUERY);
        if (last) dying = false;
        client.write(last ? Buffer.concat([answer, farewell()]) : answer);
      });
    });
    await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
    const url = new URL(test.url);
    url.hostname = '127.0.0.1';
    url.port = String((between.address() as AddressInfo).port);
    database = new Database(
      await openDataSource({ url: url.href, migrations: [], applicationName: 'test', poolSize: 2 }),
    );
  });
  afterAll(async () => {
    await database.dataSource.destroy();
    between.close();
    await test.drop();
  });

  it('is an error of whoever gets it, and of nobody else', async () => {
    const other = await database.session(); // leaves one connection, for which the transaction waits
    dying = true;
    const asked = database.query(statement('before', 'select 1 as n'));
    const work = database.transaction((transaction) => transaction.query(statement('after', 'select 2')));
    const outcome = await work.catch((error: unknown) => error);
    expect(await asked).toEqual([{ n: 1 }]);
    expect(isConnectionLost(outcome)).toBe(true);
    other.release();
    expect(await database.query(statement('later', 'select 3 as n'))).toEqual([{ n: 3 }]);
  });
});
