import { FairQueue, type Guest } from './fair-queue.js';

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a fair queue', () => {
  let queue: FairQueue;
  let started: string[];
  beforeEach(() => {
    queue = new FairQueue(2);
    started = [];
  });
  const guest = (name: string): Guest & { name: string } => ({
    name,
    accountId: name[0]!,
    start: () => void started.push(name),
  });
  const enter = (...names: string[]) => {
    const guests = names.map(guest);
    for (const each of guests) queue.enter(each);
    return guests;
  };

  it('lets in at once while there is room', () => {
    enter('a1', 'a2', 'a3');
    expect(started).toEqual(['a1', 'a2']);
  });

  it('goes from account to account', async () => {
    const [a1, a2] = enter('a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'c2');
    for (const each of [a1!, a2!]) queue.leave(each);
    await settled();
    expect(started).toEqual(['a1', 'a2', 'a3', 'b1']);
  });

  it('passes over who has left, and forgets it', async () => {
    const [a1, a2, a3, b1, b2] = enter('a1', 'a2', 'a3', 'b1', 'b2');
    for (const each of [a3!, b1!, b1!, a1!, a1!]) queue.leave(each);
    await settled();
    expect(started).toEqual(['a1', 'a2', 'b2']);
    for (const each of [a2!, b2!]) queue.leave(each);
    enter('d1', 'd2');
    expect(started.slice(-2)).toEqual(['d1', 'd2']);
  });

  it('gives a place on that was left before it was used', async () => {
    const [a1, , b1] = enter('a1', 'a2', 'b1', 'c1');
    queue.leave(a1!);
    queue.leave(b1!);
    await settled();
    expect(started).toEqual(['a1', 'a2', 'b1', 'c1']);
  });
});
