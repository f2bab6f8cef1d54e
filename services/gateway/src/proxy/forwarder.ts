import type { IncomingHttpHeaders } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { Problem, type ProblemFilter } from '@muster/http';
import { currentContext, type RequestContext, withContext } from '@muster/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type HopContext, towardsClient, towardsService } from './forwarded-headers.js';
import type { Upstream } from './upstream.js';

type Controller = Dispatcher.DispatchController;

const REPEATABLE = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);
const NOTHING_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const WHOLE_ANSWER = 32 * 1024;
const RETRY_AFTER = { 'retry-after': '2' };

/** Sends a request on to a service and its answer back, byte for byte and as it comes. */
export class Forwarder {
  /** Answers that last: ended when the gateway stops, so that clients reconnect elsewhere at once. */
  private readonly lasting = new Set<FastifyReply>();

  constructor(private readonly problems: ProblemFilter) {}

  forward(request: FastifyRequest, reply: FastifyReply, upstream: Upstream, identityToken: string): void {
    const context = currentContext();
    const hop: HopContext = { identityToken, requestId: request.id, traceparent: context?.traceparent ?? '' };
    new Exchange(request, reply, upstream, hop, context, this.problems, this.lasting).send();
  }

  /** Ends every stream in a way that lets its client resume. */
  endStreams(): void {
    for (const reply of this.lasting) reply.raw.end();
  }
}

// Every command of the services behind takes a key and does nothing twice under it (ADR-0039, ADR-0018).
function isRepeatable({ method, headers }: FastifyRequest): boolean {
  return REPEATABLE.has(method) || headers['idempotency-key'] !== undefined;
}

// The client destroys a body that it need not send any more, because the service has refused the request by its headers. What still
// comes of it is then read and dropped: left where it is, it would stand before the next request on the connection.
function detached(body: Readable): Readable {
  const passing = body.pipe(new PassThrough());
  passing.once('close', () => body.resume());
  return passing;
}

/** One request on its way to a service and back, tried at most twice. */
class Exchange implements Dispatcher.DispatchHandler {
  private attempts = 0;
  private started = false;
  private finished = false;
  /** True once it may have reached the service although no answer came. */
  private unclear = false;
  /** Length of an answer that is small enough to be sent in one piece. */
  private expected = -1;
  private controller?: Controller;
  private readonly isStream: boolean;

  constructor(
    private readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
    private readonly upstream: Upstream,
    private readonly hop: HopContext,
    private readonly context: RequestContext | undefined,
    private readonly problems: ProblemFilter,
    private readonly lasting: Set<FastifyReply>,
  ) {
    this.isStream = request.url.startsWith('/v1/streams');
    reply.raw.once('close', () => this.clientGone());
  }

  send(): void {
    this.attempts++;
    const { method, body, headers, url } = this.request;
    const pool = this.isStream ? this.upstream.streams : this.upstream.pool;
    try {
      pool.dispatch(
        {
          method: method as Dispatcher.HttpMethod,
          path: url,
          headers: towardsService(headers, this.hop),
          body: body instanceof Readable ? detached(body) : ((body as Buffer | undefined) ?? null),
        },
        this,
      );
    } catch (error) {
      this.fail(new Problem(400, 'malformed_request', {}, { cause: error }));
    }
  }

  onRequestStart(controller: Controller): void {
    this.controller = controller;
    if (this.finished) controller.abort(new Error('the client has gone'));
  }

  onResponseStart(_controller: Controller, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200) return;
    this.started = true;
    this.upstream.patience.answered();
    const length = Number(headers['content-length']);
    if (length <= WHOLE_ANSWER) this.expected = length;
    const { reply } = this;
    const own = reply.getHeaders();
    reply.hijack();
    reply.raw.writeHead(status, towardsClient(headers, own));
    if (!String(headers['content-type'] ?? '').startsWith('text/event-stream') && !this.isStream) return;
    this.lasting.add(reply);
    reply.raw.flushHeaders();
  }

  onResponseData(controller: Controller, chunk: Buffer): void {
    const { raw } = this.reply;
    if (chunk.length === this.expected) {
      // The whole answer at once, which is nearly always so. As a latin1 string (any bytes survive that) Node sends it in one
      // write together with the headers; as a buffer it would be two, and those are the dearest part of a request.
      this.expected = 0;
      this.finish();
      raw.end(chunk.toString('latin1'), 'latin1');
      return;
    }
    if (raw.write(chunk)) return;
    controller.pause();
    raw.once('drain', () => controller.resume());
  }

  onResponseEnd(): void {
    if (this.finished) return;
    this.finish();
    this.reply.raw.end();
  }

  onResponseError(_controller: Controller | undefined, error: Error & { code?: string }): void {
    if (this.finished) return;
    if (this.started) {
      // Half an answer must not look like a whole one.
      this.finish();
      this.reply.raw.destroy();
      return;
    }
    const nothingSent = NOTHING_SENT.has(error.code ?? '');
    const passing = this.request.body instanceof Readable; // gone by: it cannot be sent again
    if (
      nothingSent &&
      !passing &&
      this.upstream.patience.wait(() => (this.finished ? undefined : this.send()))
    )
      return;
    this.unclear ||= !nothingSent;
    if (
      !passing &&
      this.attempts === 1 &&
      (nothingSent || (isRepeatable(this.request) && error.code !== 'UND_ERR_HEADERS_TIMEOUT'))
    ) {
      setImmediate(() => (this.finished ? undefined : this.send()));
      return;
    }
    const harmless = !this.unclear || this.request.method === 'GET' || this.request.method === 'HEAD';
    const code = harmless ? 'service_unavailable' : 'outcome_unknown';
    this.fail(
      new Problem(503, code, { service: this.upstream.name }, { cause: error, headers: RETRY_AFTER }),
    );
  }

  private fail(problem: Problem): void {
    this.finish();
    const answer = (): void => this.problems.answer(problem, this.request, this.reply);
    if (this.context) withContext(this.context, answer);
    else answer();
  }

  private clientGone(): void {
    if (this.finished) return;
    this.finish();
    this.controller?.abort(new Error('the client has gone'));
  }

  private finish(): void {
    this.finished = true;
    this.lasting.delete(this.reply);
  }
}
