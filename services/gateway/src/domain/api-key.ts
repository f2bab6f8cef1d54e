/** The parts of a key that a caller sends: `mk_<id>_<secret>`. */
export interface ApiKeyParts {
  /** Public: shown in lists, logged, published. 16 letters and digits. */
  readonly keyId: string;
  /** 256 random bits, base64url. */
  readonly secret: string;
}

const FORM = /^mk_([A-Za-z0-9]{16})_([A-Za-z0-9_-]{43})$/;
const ID_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';

export const ID_BYTES = 16;
export const SECRET_BYTES = 32;

/** Reads a key; null when it has not the form of one. */
export function parseApiKey(text: string): ApiKeyParts | null {
  const match = FORM.exec(text);
  return match ? { keyId: match[1]!, secret: match[2]! } : null;
}

/**
 * Makes a key from random bytes (16 for the id, 32 for the secret).
 * @throws RangeError when there are fewer.
 */
export function composeApiKey(
  idBytes: Uint8Array,
  secretBytes: Uint8Array,
): ApiKeyParts & { readonly text: string } {
  if (idBytes.length < ID_BYTES || secretBytes.length < SECRET_BYTES)
    throw new RangeError('too few random bytes for a key');
  const keyId = Array.from(
    idBytes.subarray(0, ID_BYTES),
    (byte) => ID_LETTERS[byte % ID_LETTERS.length],
  ).join('');
  const secret = Buffer.from(secretBytes.subarray(0, SECRET_BYTES)).toString('base64url');
  return { keyId, secret, text: `mk_${keyId}_${secret}` };
}
