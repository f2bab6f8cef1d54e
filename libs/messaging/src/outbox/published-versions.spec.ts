import { PublishedVersions } from './published-versions.js';
import type { PendingRow } from './shard-session.js';

const rows = (...versions: [key: string, version: number, first?: number][]) =>
  versions.map(([key, version, first_version = version]) => ({ key, first_version, version }) as PendingRow);

describe('PublishedVersions', () => {
  it('takes first versions and successors for a continuation', () => {
    const published = new PublishedVersions();
    expect(published.isContinuation(rows(['a', 1], ['b', 1], ['a', 2]))).toBe(true);
    published.add(rows(['a', 1], ['a', 2]));
    expect(published.isContinuation(rows(['a', 3], ['b', 1], ['a', 4]))).toBe(true);
  });

  it('takes a row for all the versions that it brings', () => {
    const published = new PublishedVersions();
    published.add(rows(['a', 7, 1]));
    expect(published.isContinuation(rows(['a', 9, 8], ['a', 10]))).toBe(true);
    expect(published.isContinuation(rows(['a', 9, 9]))).toBe(false);
  });

  it('notices a gap, a repetition and an unknown past', () => {
    const published = new PublishedVersions();
    published.add(rows(['a', 1]));
    expect(published.isContinuation(rows(['a', 3]))).toBe(false);
    expect(published.isContinuation(rows(['a', 1]))).toBe(false);
    expect(published.isContinuation(rows(['a', 2], ['a', 4]))).toBe(false);
    expect(published.isContinuation(rows(['b', 2]))).toBe(false);
  });

  it('forgets on request, and the keys that were used longest ago', () => {
    const published = new PublishedVersions();
    published.add(rows(['old', 1], ['used', 1]));
    for (let index = 0; index < 19_999; index++) published.add(rows([`k${index}`, 1], ['used', 1]));
    expect(published.isContinuation(rows(['old', 2]))).toBe(false);
    expect(published.isContinuation(rows(['used', 2]))).toBe(true);
    published.clear();
    expect(published.isContinuation(rows(['used', 2]))).toBe(false);
  });
});
