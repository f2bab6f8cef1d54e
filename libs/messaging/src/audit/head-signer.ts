import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** What a signature of a head is about. */
export interface SignedHead {
  readonly service: string;
  readonly tenant_id: string;
  readonly number: number;
  /** SHA-256 of the seal, hexadecimal. */
  readonly hash: string;
}

/** Signs heads with Ed25519, so that one that was kept outside shows who made it (ADR-0096). */
export class HeadSigner {
  private readonly publicKey: KeyObject;
  /** The first 16 hexadecimal digits of the SHA-256 of the public key (SPKI, DER). */
  readonly keyId: string;

  private constructor(private readonly privateKey: KeyObject) {
    this.publicKey = createPublicKey(privateKey);
    const der = this.publicKey.export({ type: 'spki', format: 'der' });
    this.keyId = createHash('sha256').update(der).digest('hex').slice(0, 16);
  }

  /**
   * @param pem a private Ed25519 key, PKCS #8 in PEM.
   * @throws Error for anything else; never with the text in it.
   */
  static fromPem(pem: string): HeadSigner {
    let key: KeyObject;
    try {
      key = createPrivateKey(pem);
    } catch {
      throw new Error('the audit key is no private key in PEM');
    }
    if (key.asymmetricKeyType !== 'ed25519') throw new Error('the audit key is not an Ed25519 key');
    return new HeadSigner(key);
  }

  /** @returns base64url, 86 characters. */
  sign(head: SignedHead): string {
    return sign(null, signedBytes(head), this.privateKey).toString('base64url');
  }

  /** Whether this signer's key made the signature for exactly this head. */
  hasSigned(head: SignedHead, signature: string): boolean {
    return verify(null, signedBytes(head), this.publicKey, Buffer.from(signature, 'base64url'));
  }
}

/** `muster head 1`, then service, tenant, number and hash, each as its length in bytes, a colon and its UTF-8. */
function signedBytes({ service, tenant_id, number, hash }: SignedHead): Buffer {
  const fields = [service, tenant_id, String(number), hash];
  return Buffer.from(
    `muster head 1${fields.map((field) => `${Buffer.byteLength(field)}:${field}`).join('')}`,
  );
}
