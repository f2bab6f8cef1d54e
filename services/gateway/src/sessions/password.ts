import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { overloaded } from '@muster/http';

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
const AT_ONCE = 2;
/** Some seconds' worth; who comes after them is told to come again. */
const MOST_WAITING = 50;

/** A password's hash with its parameters: `scrypt$32768$8$3$<salt>$<hash>`. @throws Problem 503 `overloaded`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const digest = await inTurn(() =>
    derive(password.normalize('NFKC'), salt, LENGTH, { N, r: R, p: P, maxmem: MEMORY }),
  );
  return ['scrypt', N, R, P, salt.toString('base64url'), digest.toString('base64url')].join('$');
}

/** Compares in constant time. Takes as long for an account without a password, or none at all, so that timing tells nothing. @throws Problem 503 `overloaded`. */
export async function passwordMatches(password: string, stored: string | null | undefined): Promise<boolean> {
  const [scheme, n, r, p, salt, digest] = (stored ?? nobody).split('$');
  if (scheme !== 'scrypt') return false;
  const expected = Buffer.from(digest!, 'base64url');
  const options = { N: Number(n), r: Number(r), p: Number(p), maxmem: MEMORY };
  const actual = await inTurn(() =>
    derive(password.normalize('NFKC'), Buffer.from(salt!, 'base64url'), expected.length, options),
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

// Hashing uses the thread pool that everything else needs too; a crowd at the door must wait in line.
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= MOST_WAITING) throw overloaded();
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
