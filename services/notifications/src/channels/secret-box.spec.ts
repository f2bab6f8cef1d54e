import { SecretBox } from './secret-box.js';

const box = new SecretBox(['the current key']);

it('opens what it sealed, for the same channel only', () => {
  const sealed = box.seal('https://example.com/密钥', 'a');
  expect(sealed).not.toContain('example');
  expect(box.open(sealed, 'a')).toBe('https://example.com/密钥');
  expect(() => box.open(sealed, 'b')).toThrow('no key opens');
  expect(box.seal('same', 'a')).not.toBe(box.seal('same', 'a'));
});

it('notices every changed byte', () => {
  const bytes = Buffer.from(box.seal('secret', 'a'), 'base64');
  for (let index = 0; index < bytes.length; index++) {
    const changed = Buffer.from(bytes);
    changed[index]! ^= 1;
    expect(() => box.open(changed.toString('base64'), 'a')).toThrow('no key opens');
  }
});

it('opens with the key before the current one, but seals with the current one', () => {
  const next = new SecretBox(['the next key', 'the current key']);
  expect(next.open(box.seal('secret', 'a'), 'a')).toBe('secret');
  expect(() => box.open(next.seal('secret', 'a'), 'a')).toThrow('no key opens');
});
