import { hashing, hashPassword, passwordMatches } from './password.js';

describe('a password', () => {
  it('matches its own hash only, in any normal form', async () => {
    const hash = await hashPassword('café 企业吹哨 phrase');
    expect(hash).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
    expect(await passwordMatches('cafe\u0301 企业吹哨 phrase', hash)).toBe(true);
    expect(await passwordMatches('cafe 企业吹哨 phrase', hash)).toBe(false);
    expect(await hashPassword('café 企业吹哨 phrase')).not.toBe(hash);
  });

  it('never matches an account that has none', async () => {
    expect(await passwordMatches('anything', undefined)).toBe(false);
    expect(await passwordMatches('anything', null)).toBe(false);
    expect(await passwordMatches('anything', 'md5$x')).toBe(false);
  });

  it('waits in a line of fifty; who leaves it is never hashed', async () => {
    const held = Promise.withResolvers<void>();
    const atWork = [1, 2].map(() => hashing.take(() => held.promise));
    const leaving = new AbortController();
    const waiting = Array.from({ length: 50 }, (_each, i) =>
      i % 2 === 0
        ? passwordMatches('a phrase', undefined, leaving.signal)
        : hashPassword('a phrase', leaving.signal),
    );
    const left = Promise.allSettled(waiting);
    expect(hashing.waitingCount).toBe(50);
    await expect(passwordMatches('a phrase', undefined)).rejects.toMatchObject({ code: 'overloaded' });
    await expect(hashPassword('a phrase')).rejects.toMatchObject({ code: 'overloaded' });
    leaving.abort();
    for (const outcome of await left)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'service_unavailable' } });
    expect(hashing.waitingCount).toBe(0);
    const next = passwordMatches('a phrase', undefined);
    held.resolve();
    await Promise.all(atWork);
    expect(await next).toBe(false);
  });
});
