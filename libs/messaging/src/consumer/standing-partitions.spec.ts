import { StandingPartitions } from './standing-partitions.js';

describe('partitions that stand still', () => {
  const at = (partition: number, position: number, end: number) => ({
    topic: 't',
    partition,
    position,
    lag: end - position,
  });
  const numbers = (standing: { partition: number }[]) => standing.map(({ partition }) => partition);

  it('are those of which nothing was taken between two looks, although there was something', () => {
    const partitions = new StandingPartitions();
    expect(partitions.look([at(0, 5, 7), at(1, 5, 7), at(2, 7, 7), at(3, 5, 7)])).toEqual([]);
    expect(numbers(partitions.look([at(0, 5, 7), at(1, 6, 7), at(2, 7, 9), at(3, 7, 7)]))).toEqual([0]);
    expect(numbers(partitions.look([at(0, 5, 9), at(1, 6, 7), at(2, 9, 9), at(3, 7, 8)]))).toEqual([0, 1]);
  });

  it('are behind at both looks: what has come since the last is not late', () => {
    const partitions = new StandingPartitions();
    partitions.look([at(0, 5, 5)]);
    expect(partitions.look([at(0, 5, 6)])).toEqual([]);
    expect(numbers(partitions.look([at(0, 5, 6)]))).toEqual([0]);
  });
});
