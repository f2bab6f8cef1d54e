import { FairTurns } from './fair-turns.js';

const never = new AbortController().signal;

/** Work that begins when it has its turn, and ends when it is told to. */
class Works {
  readonly begun: string[] = [];
  private readonly ends = new Map<string, () => void>();

  constructor(private readonly turns: FairTurns) {}

  ask(name: string, tenantId: string, accountId: string, gone = never): Promise<string> {
    return this.turns.take({ tenantId, accountId }, gone, async () => {
      this.begun.push(name);
      await new Promise<void>((resolve) => this.ends.set(name, resolve));
      return name;
    });
  }

  async end(name: string): Promise<void> {
    this.ends.get(name)!();
    await settled();
  }
}
/** Whatever could go on has gone on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('fair turns', () => {
  const limits = { most: 4, ofTenant: 3, ofAccount: 1, waiting: 3 };
  let works: Works;
  beforeEach(() => (works = new Works(new FairTurns(limits))));

  it('let who asks often wait for itself, and the others pass', async () => {
    for (const n of [1, 2, 3]) void works.ask(`a${n}`, 'north', 'a');
    void works.ask('b1', 'north', 'b');
    await settled();
    expect(works.begun).toEqual(['a1', 'b1']);
    await works.end('a1');
    expect(works.begun).toEqual(['a1', 'b1', 'a2']);
  });

  it('keep one for other alliances', async () => {
    for (const account of ['a', 'b', 'c', 'd']) void works.ask(account, 'north', account);
    void works.ask('z', 'south', 'z');
    await settled();
    expect(works.begun).toEqual(['a', 'b', 'c', 'z']);
    await works.end('b');
    expect(works.begun.at(-1)).toBe('d');
  });

  it('refuse an account for which enough wait, and no other', async () => {
    for (const n of [1, 2, 3, 4]) void works.ask(`a${n}`, 'north', 'a');
    await expect(works.ask('a5', 'north', 'a')).rejects.toMatchObject({ code: 'too_many_requests' });
    void works.ask('b1', 'north', 'b');
    await settled();
    expect(works.begun).toEqual(['a1', 'b1']);
  });

  it('pass over who has gone', async () => {
    const leaving = new AbortController();
    void works.ask('a1', 'north', 'a');
    const left = works.ask('a2', 'north', 'a', leaving.signal);
    void works.ask('a3', 'north', 'a');
    leaving.abort();
    await expect(left).rejects.toMatchObject({ code: 'service_unavailable' });
    await expect(works.ask('b', 'north', 'b', leaving.signal)).rejects.toMatchObject({ status: 503 });
    await works.end('a1');
    expect(works.begun).toEqual(['a1', 'a3']);
  });

  it('go on after work that failed', async () => {
    const turns = new FairTurns({ ...limits, most: 1 });
    const taker = { tenantId: 'north', accountId: 'a' };
    await expect(turns.take(taker, never, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(turns.take(taker, never, () => Promise.resolve('yes'))).resolves.toBe('yes');
  });
});
