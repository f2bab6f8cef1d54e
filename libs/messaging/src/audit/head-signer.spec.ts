import { generateKeyPairSync } from 'node:crypto';
import { HeadSigner } from './head-signer.js';

const pem = (type: 'ed25519' | 'x25519'): string =>
  generateKeyPairSync(type as 'ed25519')
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
const head = { service: 'escalation', tenant_id: 'harbour', number: 7, hash: 'ab'.repeat(32) };

it('a signature holds for exactly the head and the key that it was made with', () => {
  const signer = HeadSigner.fromPem(pem('ed25519'));
  const signature = signer.sign(head);
  expect(signature).toMatch(/^[A-Za-z0-9_-]{86}$/);
  expect(signer.hasSigned(head, signature)).toBe(true);
  for (const other of [
    { number: 8 },
    { tenant_id: 'harbour7' },
    { service: 'events' },
    { hash: 'ac'.repeat(32) },
  ])
    expect(signer.hasSigned({ ...head, ...other }, signature)).toBe(false);
  const stranger = HeadSigner.fromPem(pem('ed25519'));
  expect(stranger.hasSigned(head, signature)).toBe(false);
  expect(stranger.keyId).not.toBe(signer.keyId);
});

it('refuses what is no Ed25519 key, without repeating it', () => {
  expect(() => HeadSigner.fromPem('s3cret')).toThrow(/^the audit key is no private key in PEM$/);
  expect(() => HeadSigner.fromPem(pem('x25519'))).toThrow('not an Ed25519 key');
});
