import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { WaitingLine } from './waiting-line.js';

const derive = promisify(scrypt) as (
  password: string,
  salt: Buffer,
  length: number,
  options: object,
) => Promise<Buffer>;

// 32 MiB and about 0.1 s for each attempt (ADR-0076); Node's argon2 is not declared stable yet.
const N = 2 ** 15;
const R = 8;
const P = 3;
const LENGTH = 32;
const MEMORY = 64 * 1024 * 1024;

/**
 * Hashing uses the thread pool that everything else needs too: two at once, and some seconds' worth in line; who comes after them is told to
 * come again.
 */
export const hashing = new WaitingLine(2, 50);

/**
 * A password's hash with its parameters: `scrypt$32768$8$3$<salt>$<hash>`.
 *
 * @param gone aborted when nobody waits for it any more: before its turn, nothing is begun.
 * @throws Problem 503 `overloaded`, or `service_unavailable` for whoever is gone.
 */
export async function hashPassword(password: string, gone?: AbortSignal): Promise<string> {
  const salt = randomBytes(16);
  const digest = await hashing.take(
    () => derive(password.normalize('NFKC'), salt, LENGTH, { N, r: R, p: P, maxmem: MEMORY }),
    gone,
  );
  return ['scrypt', N, R, P, salt.toString('base64url'), digest.toString('base64url')].join('$');
}

/**
 * Compares in constant time. Takes as long for an account without a password, or none at all, so that timing tells nothing.
 *
 * @param gone as for {@link hashPassword}.
 * @throws Problem as {@link hashPassword} does.
 */
export async function passwordMatches(
  password: string,
  stored: string | null | undefined,
  gone?: AbortSignal,
): Promise<boolean> {
  const [scheme, n, r, p, salt, digest] = (stored ?? nobody).split('$');
  if (scheme !== 'scrypt') return false;
  const expected = Buffer.from(digest!, 'base64url');
  const options = { N: Number(n), r: Number(r), p: Number(p), maxmem: MEMORY };
  const actual = await hashing.take(
    () => derive(password.normalize('NFKC'), Buffer.from(salt!, 'base64url'), expected.length, options),
    gone,
  );
  return timingSafeEqual(actual, expected) && stored != null;
}

const nobody = [
  'scrypt',
  N,
  R,
  P,
  randomBytes(16).toString('base64url'),
  randomBytes(LENGTH).toString('base64url'),
].join('$');
