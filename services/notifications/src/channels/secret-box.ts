import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Seals addresses and secrets at rest: AES-256-GCM, bound to the channel they belong to (ADR-0123). */
export class SecretBox {
  private readonly keys: readonly Buffer[];

  /** @param secrets the current key first, then those that only open what they sealed. */
  constructor(secrets: readonly [string, ...string[]]) {
    this.keys = secrets.map((secret) =>
      Buffer.from(hkdfSync('sha256', secret, '', 'muster notifications', 32)),
    );
  }

  /** @param owner id of what it belongs to: sealed text does not open anywhere else. */
  seal(text: string, owner: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.keys[0]!, nonce);
    cipher.setAAD(Buffer.from(owner));
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return sealed.toString('base64');
  }

  /** @throws Error when no key opens it: it was sealed by another key, for another owner, or has been changed. */
  open(sealed: string, owner: string): string {
    const bytes = Buffer.from(sealed, 'base64');
    for (const key of this.keys) {
      try {
        const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE_BYTES));
        decipher.setAAD(Buffer.from(owner));
        decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
        const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8');
        return text + decipher.final('utf8');
      } catch {
        // The next key may be the one.
      }
    }
    throw new Error(
      'no key opens what was sealed for this channel: is MUSTER_NOTIFICATION_KEY the right one?',
    );
  }
}
