import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { databaseOf, kafkaClientOf, TcpProxy } from './tcp-proxy.js';

const closed = (socket: Socket) => new Promise<void>((resolve) => socket.once('close', () => resolve()));

describe('the proxy between clients and servers', () => {
  let echo: Server;
  let proxy: TcpProxy;
  const clients: Socket[] = [];

  beforeAll(async () => {
    echo = createServer((socket) => void socket.on('error', () => undefined).pipe(socket));
    echo.listen(0, '127.0.0.1');
    await once(echo, 'listening');
    proxy = await TcpProxy.open(0, (echo.address() as AddressInfo).port, (first) => first.toString()[0]!);
  });
  afterAll(async () => {
    for (const client of clients) client.destroy();
    await proxy.close();
    echo.close();
  });

  /** A client that has said its name and heard it back. */
  async function client(name: string): Promise<Socket> {
    const socket = connect(proxy.port, '127.0.0.1').on('error', () => undefined);
    clients.push(socket);
    socket.write(name);
    expect(String((await once(socket, 'data'))[0])).toBe(name);
    return socket;
  }

  it('cuts one client off, refuses it, and leaves the others alone', async () => {
    const [a, b] = [await client('a'), await client('b')];
    const ended = closed(a);
    proxy.trouble('a', { kind: 'cut' });
    await ended;
    const refused = connect(proxy.port, '127.0.0.1').on('error', () => undefined);
    refused.write('a');
    await closed(refused);
    b.write('still');
    expect(String((await once(b, 'data'))[0])).toBe('still');
    proxy.heal('a');
    await client('a');
  });

  it.each(['to_server', 'to_client'] as const)(
    'holds back what goes %s, and passes it on in the end',
    async (kind) => {
      const socket = await client('c');
      proxy.trouble('c', { kind });
      socket.write('held back');
      const heard = once(socket, 'data');
      const first = await Promise.race([heard, client('d').then(() => 'others go on')]);
      expect(first).toBe('others go on');
      proxy.heal('c');
      expect(String((await heard)[0])).toBe('held back');
    },
  );

  it('lets a slow link pass little at a time, and resets what stands', async () => {
    const socket = await client('e');
    proxy.trouble('e', { kind: 'slow', bytesPerSecond: 2_000 });
    const began = performance.now();
    socket.write('x'.repeat(500));
    for (let bytes = 0; bytes < 500;) bytes += ((await once(socket, 'data')) as [Buffer])[0].length;
    expect(performance.now() - began).toBeGreaterThan(150);
    const ended = closed(socket);
    proxy.heal('e');
    proxy.trouble('e', { kind: 'reset' });
    await ended;
    await client('e');
  });

  it('leads to another server, with those that stand cut off or left where they are', async () => {
    const shout = createServer((socket) => {
      socket.on('error', () => undefined).on('data', (said) => socket.write(String(said).toUpperCase()));
    });
    shout.listen(0, '127.0.0.1');
    await once(shout, 'listening');
    const [there, elsewhere] = [echo, shout].map((server) => (server.address() as AddressInfo).port);
    const says = async (socket: Socket, what: string) => {
      socket.write(what);
      return String((await once(socket, 'data'))[0]);
    };
    const stays = await client('f');
    proxy.lead(elsewhere!, 'kept');
    expect(proxy.leftBehind).toContain('f');
    const moved = connect(proxy.port, '127.0.0.1').on('error', () => undefined);
    clients.push(moved);
    expect(await says(moved, 'g')).toBe('G');
    expect(await says(stays, 'still')).toBe('still');
    const ended = closed(stays);
    proxy.lead(elsewhere!, 'cut');
    await ended;
    expect(await says(moved, 'on')).toBe('ON');
    proxy.lead(there!, 'cut');
    await client('f');
    shout.close();
  });

  it('knows clients by their first bytes', () => {
    const startup = Buffer.from('\0\0\0\x2a\0\x03\0\0user\0muster\0database\0muster_events\0\0', 'binary');
    expect(databaseOf(startup)).toBe('muster_events');
    const request = Buffer.from('\0\0\0\x1a\0\x12\0\x02\0\0\0\x01\0\x0aescalation', 'binary');
    expect(kafkaClientOf(request)).toBe('escalation');
    expect(kafkaClientOf(Buffer.from('short'))).toBe('');
  });
});
