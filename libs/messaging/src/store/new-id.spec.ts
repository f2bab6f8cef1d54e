import { validate, version } from 'uuid';
import { newId } from './new-id.js';

describe('newId', () => {
  it('makes UUIDs of version 7, each another one, beyond what is drawn at once', () => {
    const ids = Array.from({ length: 2_000 }, newId);
    expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    // All that is random in an id, not only its end, is drawn anew: 74 bits, of which the last 12 digits hold 48.
    expect(new Set(ids.map((id) => id.slice(-12))).size).toBe(ids.length);
  });

  it('begins with the time', () => {
    const before = Date.now();
    const id = newId();
    const at = parseInt(id.replace('-', '').slice(0, 12), 16);
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(Date.now());
  });
});
