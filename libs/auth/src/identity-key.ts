import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, type JWK } from 'jose';

/** A key with its id: the RFC 7638 thumbprint of its public half, so that both sides derive the same without configuration. */
export interface IdentityKey {
  readonly id: string;
  readonly key: KeyObject;
}

const PEM_BLOCK = /-----BEGIN [A-Z ]+-----[\s\S]+?-----END [A-Z ]+-----/g;

/**
 * Reads the gateway's private key: PKCS #8 PEM or JWK.
 * @throws Error when it is not an Ed25519 private key.
 */
export async function readPrivateKey(text: string): Promise<IdentityKey> {
  return withId(parsePrivateKey(text));
}

/**
 * Reads the keys that a service accepts: SPKI PEM blocks (several in a row while keys are being changed), a JWK, or a JWK set.
 * @throws Error when there is none, or one is not an Ed25519 public key.
 */
export async function readPublicKeys(text: string): Promise<IdentityKey[]> {
  return Promise.all(parsePublicKeys(text).map(withId));
}

/** {@link readPrivateKey} without the id. @throws Error, possibly with some of the text in its message. */
export function parsePrivateKey(text: string): KeyObject {
  return ed25519(
    text.trimStart().startsWith('{')
      ? createPrivateKey({ key: JSON.parse(text) as JWK as never, format: 'jwk' })
      : createPrivateKey(text),
  );
}

/** {@link readPublicKeys} without the ids. @throws Error, possibly with some of the text in its message. */
export function parsePublicKeys(text: string): KeyObject[] {
  const trimmed = text.trim();
  let keys: KeyObject[];
  if (trimmed.startsWith('{')) {
    const parsed = JSON.parse(trimmed) as JWK & { keys?: JWK[] };
    keys = (parsed.keys ?? [parsed]).map((jwk) =>
      createPublicKey({ key: publicHalf(jwk) as never, format: 'jwk' }),
    );
  } else {
    keys = (trimmed.match(PEM_BLOCK) ?? []).map((block) => {
      if (block.includes('PRIVATE KEY'))
        throw new Error('a private key was given where a public key belongs');
      return createPublicKey(block);
    });
  }
  if (keys.length === 0) throw new Error('no public key found: expected SPKI PEM, a JWK or a JWK set');
  return keys.map(ed25519);
}

function ed25519(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'ed25519')
    throw new Error(`expected an Ed25519 key, got ${key.asymmetricKeyType ?? key.type}`);
  return key;
}

async function withId(key: KeyObject): Promise<IdentityKey> {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return { id: await calculateJwkThumbprint(await exportJWK(publicKey)), key };
}

function publicHalf(jwk: JWK): JWK {
  if (jwk.d !== undefined) throw new Error('a private key was given where a public key belongs');
  return jwk;
}
