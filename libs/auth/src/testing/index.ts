import { generateKeyPairSync } from 'node:crypto';
import { IdentityMinter } from '../identity-minter.js';
import { readPrivateKey } from '../identity-key.js';

/** A real Ed25519 key pair in the form that configuration takes (PEM). */
export interface IdentityKeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** Makes a fresh key pair; used by tests and by whatever starts the system on one machine. */
export function generateIdentityKeys(): IdentityKeyPair {
  return generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

/** A minter with its own fresh keys: `publicKey` goes into the service under test. */
export async function testMinter(): Promise<{
  minter: IdentityMinter;
  publicKey: string;
  privateKey: string;
}> {
  const keys = generateIdentityKeys();
  return { minter: new IdentityMinter(await readPrivateKey(keys.privateKey)), ...keys };
}
