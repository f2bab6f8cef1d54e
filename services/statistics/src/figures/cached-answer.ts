import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Tags the answer, and says whether the caller already has it: then 304 is set and there is nothing to send. Figures are
 * private to their alliance and may change at any time: caches must ask each time.
 */
export function alreadyKnown(request: FastifyRequest, reply: FastifyReply, etag: string): boolean {
  reply.header('etag', etag).header('cache-control', 'private, no-cache');
  const known = request.headers['if-none-match'];
  if (known === undefined || !known.split(',').some((tag) => tag.trim() === etag)) return false;
  reply.status(304);
  return true;
}
