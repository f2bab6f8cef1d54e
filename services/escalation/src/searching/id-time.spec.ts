import { v7 as uuidv7 } from 'uuid';
import { firstIdAt, instantOfId } from './id-time.js';

describe('the time in an id', () => {
  it('is when the id was drawn', () => {
    const at = Date.parse('2026-11-23T00:05:00.123Z');
    const id = uuidv7({ msecs: at });
    expect(instantOfId(id)).toBe(at);
    expect(firstIdAt(at) <= id && id < firstIdAt(at + 1)).toBe(true);
    expect(firstIdAt(-1)).toBe('00000000-0000-0000-0000-000000000000');
  });
});
