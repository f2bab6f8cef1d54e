import type { FastifyReply } from 'fastify';

/** Aborted when the caller has left, or has its answer. */
export function goneOf({ raw }: Pick<FastifyReply, 'raw'>): AbortSignal {
  const leaving = new AbortController();
  if (raw.destroyed) leaving.abort();
  else raw.once('close', () => leaving.abort());
  return leaving.signal;
}
