import { exportJWK } from 'jose';
import { createPublicKey } from 'node:crypto';
import { IdentityMinter } from './identity-minter.js';
import { IdentityVerifier } from './identity-verifier.js';
import { readPrivateKey, readPublicKeys } from './identity-key.js';
import { generateIdentityKeys, testMinter } from './testing/index.js';
import type { Identity } from './identity.js';

const who: Identity = { accountId: 'a1', allianceId: 'harbour', role: 'unit_officer', unitId: 'customs' };

describe('an identity token', () => {
  it('says what was put into it, and is checked once only', async () => {
    const { minter, publicKey } = await testMinter();
    const verifier = await IdentityVerifier.fromText(publicKey);
    const token = await minter.tokenFor(who);
    expect(verifier.recall(token)).toBeUndefined();
    expect(await verifier.verify(token)).toEqual(who);
    expect(verifier.recall(token)).toBe(await verifier.verify(token));
    expect(await minter.tokenFor({ ...who })).toBe(token);
    expect(await minter.tokenFor({ ...who, role: 'council' })).not.toBe(token);
  });

  it('is forgotten when it expires, however often it was used', async () => {
    const { minter, publicKey } = await testMinter();
    const verifier = await IdentityVerifier.fromText(publicKey);
    const token = await minter.mint(who, 0);
    await verifier.verify(token); // within the tolerance for clocks that differ
    expect(verifier.recall(token)).toBeUndefined();
  });

  it('is judged by the clock that it is told, not by the machine’s', async () => {
    const { privateKey, publicKey } = generateIdentityKeys();
    let now = Date.now() - 300_000;
    const clock = () => now;
    const minter = await IdentityMinter.fromText(privateKey, clock);
    const verifier = await IdentityVerifier.fromText(publicKey, clock);
    const token = await minter.tokenFor(who);
    expect(await verifier.verify(token)).toEqual(who);
    await expect((await IdentityVerifier.fromText(publicKey)).verify(token)).rejects.toMatchObject({
      code: 'identity_invalid',
    });
    now += 61_000;
    expect(verifier.recall(token)).toBeUndefined();
    expect(await minter.tokenFor(who)).not.toBe(token);
  });

  it('never lives longer than a minute', async () => {
    const { minter } = await testMinter();
    const [, payload] = (await minter.mint(who, 3600)).split('.');
    const { iat, exp } = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as {
      iat: number;
      exp: number;
    };
    expect(exp - iat).toBe(60);
  });

  it('is accepted under the old and the new key while keys are changed', async () => {
    const [old, next] = [generateIdentityKeys(), generateIdentityKeys()];
    const verifier = await IdentityVerifier.fromText(`${old.publicKey}\n${next.publicKey}`);
    for (const { privateKey } of [old, next]) {
      const minter = await IdentityMinter.fromText(privateKey);
      expect(await verifier.verify(await minter.mint(who))).toEqual(who);
    }
    const onlyNext = await IdentityVerifier.fromText(next.publicKey);
    await expect(
      onlyNext.verify(await (await IdentityMinter.fromText(old.privateKey)).mint(who)),
    ).rejects.toMatchObject({ code: 'identity_invalid' });
  });
});

describe('identity keys', () => {
  it('are read from PEM, JWK and JWK sets, with the same id', async () => {
    const { publicKey, privateKey } = generateIdentityKeys();
    const jwk = await exportJWK(createPublicKey(publicKey));
    const ids = await Promise.all(
      [publicKey, JSON.stringify(jwk), JSON.stringify({ keys: [jwk] })].map(
        async (text) => (await readPublicKeys(text))[0]!.id,
      ),
    );
    expect(new Set([...ids, (await readPrivateKey(privateKey)).id]).size).toBe(1);
  });

  it('are refused when they are of the wrong kind', async () => {
    const { privateKey } = generateIdentityKeys();
    await expect(readPublicKeys(privateKey)).rejects.toThrow('private key');
    await expect(readPublicKeys('nothing')).rejects.toThrow('no public key');
    await expect(
      readPublicKeys(JSON.stringify({ kty: 'OKP', crv: 'Ed25519', x: 'AA', d: 'AA' })),
    ).rejects.toThrow('private key');
  });
});
