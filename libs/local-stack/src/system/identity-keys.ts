import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files of the key pair that signs and verifies internal identities. */
export interface IdentityKeyFiles {
  readonly privateKey: string;
  readonly publicKey: string;
}

/** Finds the key pair (Ed25519) in a folder, or makes one that only its owner can read. */
export function identityKeys(folder: string): IdentityKeyFiles {
  const files = {
    privateKey: join(folder, 'identity-private.pem'),
    publicKey: join(folder, 'identity-public.pem'),
  };
  if (existsSync(files.privateKey) && existsSync(files.publicKey)) return files;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pair = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  // The private key comes last and whole: a pair that was cut short is made anew, never half used.
  writeFileSync(files.publicKey, pair.publicKey, { mode: 0o644 });
  writeFileSync(`${files.privateKey}.new`, pair.privateKey, { mode: 0o600 });
  renameSync(`${files.privateKey}.new`, files.privateKey);
  return files;
}
