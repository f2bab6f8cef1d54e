import { shardOf, SHARDS } from './shard.js';

describe('shardOf', () => {
  // Stored with every outbox row: a process of another release must come to the same number.
  it.each([
    ['', 5],
    ['a', 12],
    ['b', 5],
    ['0195a3f0-7e7a-7000-8000-000000000001', 2],
    ['天津港', 4],
  ])('of "%s" never changes', (key, shard) => {
    expect(shardOf(key)).toBe(shard);
  });

  it('spreads keys over all shards', () => {
    const counts = new Array<number>(SHARDS).fill(0);
    for (let index = 0; index < 16_000; index++) counts[shardOf(`ticket-${index}`)]! += 1;
    for (const count of counts) expect(count).toBeGreaterThan(700);
  });
});
