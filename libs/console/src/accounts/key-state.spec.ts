import { keyState } from './key-state.js';

const now = Date.parse('2026-11-28T12:00:00Z');

describe('a key', () => {
  it.each([
    [null, null, 'live'],
    [null, '2026-11-28T12:00:01Z', 'live'],
    [null, '2026-11-28T12:00:00Z', 'expired'],
    ['2026-11-28T11:00:00Z', null, 'revoked'],
    ['2026-11-28T11:00:00Z', '2026-11-28T11:30:00Z', 'revoked'],
  ])('revoked at %s that expires at %s is %s', (revoked_at, expires_at, state) =>
    expect(keyState({ revoked_at, expires_at }, now)).toBe(state),
  );
});
