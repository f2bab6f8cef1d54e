import { fingerprint } from '@muster/http';
import type { Identity } from '@muster/auth';
import type { FastifyReply } from 'fastify';
import type { Answer, Key } from './commands.js';

/** The body of an answer, marked when it was given before. */
export function replay<View>(reply: FastifyReply, { view, replayed }: Answer<View>): View {
  if (replayed) reply.header('idempotency-replayed', 'true');
  return view;
}

/** The optional key of a command: what was asked of which address, by whom. */
export function keyOf(who: Identity, key: string | undefined, path: string, body?: object): Key | undefined {
  return key === undefined
    ? undefined
    : { principal: who.accountId, key, fingerprint: fingerprint('POST', path, body) };
}
