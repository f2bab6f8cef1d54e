import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The gateway's key pair for the internal identity, as PEM. */
export interface IdentityKeys {
  readonly privateKey: string;
  readonly publicKey: string;
}

/** Reads the key pair from the folder, or makes it there (Ed25519, readable by the owner only). */
export function identityKeys(folder: string): IdentityKeys {
  const privateFile = join(folder, 'identity-private.pem');
  const publicFile = join(folder, 'identity-public.pem');
  if (!existsSync(privateFile) || !existsSync(publicFile)) {
    const pair = generateKeyPairSync('ed25519', {
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(privateFile, pair.privateKey, { mode: 0o600 });
    writeFileSync(publicFile, pair.publicKey, { mode: 0o600 });
  }
  return { privateKey: readFileSync(privateFile, 'utf8'), publicKey: readFileSync(publicFile, 'utf8') };
}
