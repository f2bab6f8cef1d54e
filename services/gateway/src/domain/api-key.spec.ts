import { composeApiKey, parseApiKey } from './api-key.js';

describe('an API key', () => {
  it('is read back as it was made', () => {
    const { text, keyId, secret } = composeApiKey(new Uint8Array(16).fill(7), new Uint8Array(32).fill(255));
    expect(text).toBe(`mk_${keyId}_${secret}`);
    expect(parseApiKey(text)).toEqual({ keyId, secret });
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  });

  it.each([
    '',
    'mk_',
    'mk_short_secret',
    `mk_${'a'.repeat(16)}_${'b'.repeat(42)}`,
    `xx_${'a'.repeat(16)}_${'b'.repeat(43)}`,
    `mk_${'a'.repeat(16)}_${'b'.repeat(43)} `,
  ])('is not %j', (text) => expect(parseApiKey(text)).toBeNull());

  it('needs all its random bytes', () => {
    expect(() => composeApiKey(new Uint8Array(16), new Uint8Array(16))).toThrow(RangeError);
  });
});
