import { RateLimiter } from './rate-limiter.js';

describe('a rate limiter', () => {
  it('grants the whole quota at once, then one request an interval', () => {
    let now = 0;
    const limiter = new RateLimiter('account', 60, () => now);
    for (let i = 0; i < 60; i++)
      expect(limiter.take('a')).toMatchObject({ allowed: true, remaining: 59 - i });
    expect(limiter.take('a')).toEqual({
      allowed: false,
      remaining: 0,
      resetSeconds: 60,
      retryAfterSeconds: 1,
    });
    now = 1000;
    expect(limiter.take('a').allowed).toBe(true);
    expect(limiter.take('a').allowed).toBe(false);
    now = 61_000;
    expect(limiter.peek('a')).toMatchObject({ allowed: true, remaining: 60, resetSeconds: 0 });
  });

  it('never grants more than the quota plus what comes back meanwhile, whatever the moments', () => {
    let now = 0;
    const limiter = new RateLimiter('account', 10, () => now);
    let granted = 0;
    for (; now < 120_000; now += 777) if (limiter.take('a').allowed) granted++;
    expect(granted).toBeLessThanOrEqual(10 + 20);
    expect(granted).toBeGreaterThanOrEqual(29);
  });

  it('keeps callers apart and tells the policy', () => {
    const limiter = new RateLimiter('account', 1, () => 0);
    const allowance = limiter.take('a');
    expect(limiter.take('a').allowed).toBe(false);
    expect(limiter.take('b').allowed).toBe(true);
    expect(limiter.headers(allowance)).toEqual({
      'ratelimit-policy': '"account";q=1;w=60',
      ratelimit: '"account";r=0;t=60',
    });
  });
});
