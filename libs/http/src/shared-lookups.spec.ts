import { AsyncLocalStorage } from 'node:async_hooks';
import dns from 'node:dns';
import { connect, createServer, type AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { shareLookups, sharing } from './shared-lookups.js';

describe('sharing', () => {
  let asked: unknown[][];
  let answers: ((...answer: unknown[]) => void)[];
  let lookup: ReturnType<typeof sharing>;
  const ask = (...question: [string, ...unknown[]]) =>
    new Promise<unknown[]>((resolve) => lookup(...question, (...answer: unknown[]) => resolve(answer)));

  beforeEach(() => {
    asked = [];
    answers = [];
    lookup = sharing((...question) => {
      answers.push(question.pop() as () => void);
      asked.push(question);
    });
  });

  it('asks once for all who ask the same at the same time', async () => {
    const both = [ask('kafka', { all: true }), ask('kafka', { all: true })];
    expect(asked).toEqual([['kafka', { all: true }]]);
    answers[0]!(null, [{ address: '10.0.0.1', family: 4 }]);
    expect(await Promise.all(both)).toEqual(Array(2).fill([null, [{ address: '10.0.0.1', family: 4 }]]));
  });

  it('asks again once there was an answer, also when that was an error', async () => {
    const first = ask('kafka');
    const error = Object.assign(new Error('getaddrinfo EAI_AGAIN kafka'), { code: 'EAI_AGAIN' });
    answers[0]!(error);
    expect(await first).toEqual([error]);
    void ask('kafka');
    expect(asked).toHaveLength(2);
  });

  it('refuses what is no question each time that it is asked', () => {
    const strict = sharing(() => {
      throw new TypeError('no question');
    });
    for (let i = 0; i < 2; i++)
      expect(() => strict('kafka', { family: 7 }, () => undefined)).toThrow('no question');
  });

  it('tells names and options apart', () => {
    void [ask('kafka'), ask('postgres'), ask('kafka', { family: 6 }), ask('kafka', 4)];
    expect(asked).toEqual([['kafka'], ['postgres'], ['kafka', { family: 6 }], ['kafka', 4]]);
  });

  it('answers each in the context in which it asked', async () => {
    const request = new AsyncLocalStorage<string>();
    const seen = ['one', 'two'].map((name) =>
      request.run(name, () => new Promise((resolve) => lookup('kafka', () => resolve(request.getStore())))),
    );
    answers[0]!(null, '10.0.0.1', 4);
    expect(await Promise.all(seen)).toEqual(['one', 'two']);
  });
});

describe('shareLookups', () => {
  const original = dns.lookup;
  afterEach(() => {
    dns.lookup = original;
  });

  it('is what connections use, and can be promisified as before', async () => {
    let asked = 0;
    const counting = (...question: unknown[]): void => {
      asked += 1;
      Reflect.apply(original, dns, question);
    };
    dns.lookup = Object.defineProperties(
      counting,
      Object.getOwnPropertyDescriptors(original),
    ) as typeof dns.lookup;
    shareLookups();
    const server = createServer((socket) => socket.end()).listen(0);
    const { port } = server.address() as AddressInfo;
    const connected = () =>
      new Promise<void>((resolve, reject) => {
        const socket = connect({ host: 'localhost', port }, () => {
          socket.destroy();
          resolve();
        }).once('error', reject);
      });
    await Promise.all([connected(), connected(), connected()]);
    server.close();
    expect(asked).toBe(1);
    expect(await promisify(dns.lookup)('localhost')).toMatchObject({ address: expect.any(String) });
  });
});
