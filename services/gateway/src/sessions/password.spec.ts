import { hashPassword, passwordMatches } from './password.js';

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
});
