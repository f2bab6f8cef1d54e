import { type ArgumentsHost, Catch, type ExceptionFilter, NotFoundException } from '@nestjs/common';
import type { Logger } from '@muster/observability';
import { currentContext } from '@muster/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { negotiateLocale } from './locale.js';
import { Problem } from './problem.js';
import { problemHeaders, type ProblemRenderer } from './problem-document.js';
import { problemOf } from './problem-mapping.js';

/** Answers every refusal and every failure with a problem document; logs our own failures, and refused access. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly renderer: ProblemRenderer,
    private readonly logger: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Also used outside Nest's routes: by Fastify's own error handler and by the gateway's proxy. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem =
      request.is404 && error instanceof NotFoundException
        ? new Problem(404, 'route_not_found')
        : problemOf(error);
    this.log(problem, request);
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    if (problem.status === 413) readOn(request, reply);
    const locale = negotiateLocale(request.headers?.['accept-language']);
    const document = this.renderer.render(problem, {
      locale,
      instance: pathOf(request),
      traceId: currentContext()?.traceId,
    });
    void reply
      .code(problem.status)
      .headers({ ...problemHeaders(locale), ...problem.options.headers })
      .serializer(JSON.stringify)
      .send(document);
  }

  private log(problem: Problem, request: FastifyRequest): void {
    const fields = {
      code: problem.code,
      status: problem.status,
      method: request.method,
      route: request.routeOptions?.url,
    };
    const cause = problem.options.cause;
    if (problem.code === 'internal_error') this.logger.error({ ...fields, error: cause }, 'request failed');
    else if (problem.code === 'overloaded')
      return; // counted; a line for each would add to what is too much already
    else if (problem.status >= 500)
      this.logger.warn({ ...fields, error: cause }, 'request refused: a dependency is away');
    else if (problem.status === 401 || problem.status === 403) {
      const reason = cause instanceof Error ? cause.message : undefined;
      this.logger.warn({ ...fields, refusal: reason }, 'access refused');
    } else this.logger.debug(fields, 'request refused');
  }
}

const WORTH_READING = 16 * 1024 * 1024;

// Closing while the client still sends resets its connection, and it never sees why. A body that is not absurd is read to its
// end and thrown away instead (Node does that for a connection that is kept).
function readOn(request: FastifyRequest, reply: FastifyReply): void {
  if (Number(request.headers['content-length'] ?? Infinity) <= WORTH_READING)
    reply.removeHeader('connection');
}

function pathOf(request: FastifyRequest): string | undefined {
  return request.url?.split('?')[0];
}
