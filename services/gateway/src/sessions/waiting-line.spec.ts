import { WaitingLine } from './waiting-line.js';

/** Whatever could go on has gone on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a waiting line', () => {
  let line: WaitingLine;
  let begun: string[];
  let ends: Map<string, () => void>;
  beforeEach(() => {
    line = new WaitingLine(2, 3);
    begun = [];
    ends = new Map();
  });
  const ask = (name: string, gone?: AbortSignal): Promise<string> =>
    line.take(async () => {
      begun.push(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      return name;
    }, gone);
  const end = async (...names: string[]): Promise<void> => {
    for (const name of names) ends.get(name)!();
    await settled();
  };

  it('goes in the order in which it came, a few at a time', async () => {
    const asked = ['a', 'b', 'c', 'd'].map((name) => ask(name));
    expect([begun, line.waitingCount]).toEqual([['a', 'b'], 2]);
    await end('b');
    await end('a', 'c');
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
    await end('d');
    expect(await Promise.all(asked)).toEqual(['a', 'b', 'c', 'd']);
    void ask('e');
    void ask('f');
    expect(begun).toHaveLength(6);
  });

  it('refuses who comes when enough wait', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) void ask(name);
    await expect(ask('f')).rejects.toMatchObject({ status: 503, code: 'overloaded' });
    await end('a');
    void ask('g');
    await end('b', 'c');
    await end('d', 'e');
    expect(begun).toEqual(['a', 'b', 'c', 'd', 'e', 'g']);
  });

  it('passes over who has left, and has room for another at once', async () => {
    const leaving = new AbortController();
    for (const name of ['a', 'b', 'c']) void ask(name);
    const left = [ask('d', leaving.signal), ask('e', leaving.signal)];
    leaving.abort();
    for (const each of left) await expect(each).rejects.toMatchObject({ status: 503 });
    await expect(ask('f', leaving.signal)).rejects.toMatchObject({ code: 'service_unavailable' });
    void ask('g');
    void ask('h');
    await end('a', 'b');
    await end('c');
    expect(begun).toEqual(['a', 'b', 'c', 'g', 'h']);
  });

  it('lets finish who leaves in the middle of it, and goes on after work that failed', async () => {
    const leaving = new AbortController();
    const finishing = ask('a', leaving.signal);
    leaving.abort();
    await expect(line.take(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await end('a');
    await expect(finishing).resolves.toBe('a');
    expect(line.waitingCount).toBe(0);
  });
});
