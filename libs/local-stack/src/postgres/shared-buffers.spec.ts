import { sharedBuffersMb } from './shared-buffers.js';

const GIB = 1024 ** 3;

describe("PostgreSQL's own cache", () => {
  it.each([
    [1, 96],
    [4, 256],
    [8, 512],
    [64, 512],
  ])('with %i GiB of memory takes %i MB', (memory, megabytes) => {
    expect(sharedBuffersMb(memory * GIB)).toBe(megabytes);
  });
});
