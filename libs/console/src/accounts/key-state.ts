import type { Shape } from '../api/api.ts';

type Key = Pick<Shape<'ApiKeyView'>, 'revoked_at' | 'expires_at'>;

/** Whether a key opens anything at `now` (epoch milliseconds), and why not. */
export function keyState({ revoked_at, expires_at }: Key, now: number): 'live' | 'expired' | 'revoked' {
  if (revoked_at !== null) return 'revoked';
  return expires_at !== null && Date.parse(expires_at) <= now ? 'expired' : 'live';
}
