import type { IncomingHttpHeaders } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { overloaded, Problem, type ProblemFilter } from '@muster/http';
import { currentContext, type RequestContext, withContext } from '@muster/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type HopContext, towardsClient, towardsService } from './forwarded-headers.js';
import type { Guest } from './fair-queue.js';
import { HoldUps } from './hold-ups.js';
import type { Destination } from './upstream.js';

type Controller = Dispatcher.DispatchController;

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

const LOOK_MS = 1_000;

/** How long a request may wait for a connection to its service, and its answer for a client that does not read. Milliseconds. */
export interface ForwarderLimits {
  readonly serviceMs: number;
  readonly clientMs: number;
}

/** Sends a request on to a service and its answer back, byte for byte and as it comes. */
export class Forwarder {
  /** Answers that last: ended when the gateway stops, so that clients reconnect elsewhere at once. */
  readonly lasting = new Set<FastifyReply>();
  /** Requests that wait for a connection, in the order in which they began to. */
  readonly waiting = new Set<Exchange>();
  readonly holdUps = new HoldUps();
  private readonly timer = setInterval(() => this.refuseLate(), LOOK_MS).unref();

  constructor(
    readonly problems: ProblemFilter,
    readonly limits: ForwarderLimits,
  ) {}

  /** @param accountId of who asks. */
  forward(
    request: FastifyRequest,
    reply: FastifyReply,
    destination: Destination,
    accountId: string,
    identityToken: string,
  ): void {
    const context = currentContext();
    const hop: HopContext = { identityToken, requestId: request.id, traceparent: context?.traceparent ?? '' };
    new Exchange(request, reply, destination, accountId, hop, context, this).begin();
  }

  /** Ends every stream in a way that lets its client resume. */
  endStreams(): void {
    for (const reply of this.lasting) reply.raw.end();
  }

  close(): void {
    clearInterval(this.timer);
  }

  private refuseLate(): void {
    const latest = performance.now() - this.limits.serviceMs;
    for (const exchange of this.waiting) {
      if (exchange.waitsSince > latest) return;
      exchange.refuse();
    }
  }
}

/**
 * May it be sent again although it may have been done? A command with a key, where keys are known, does nothing twice under it (ADR-0039,
 * ADR-0018). What names a version would find its own change there, and be answered as if somebody else had made it.
 */
function isRepeatable({ method, headers }: FastifyRequest, { knowsKeys }: Destination): boolean {
  if (method === 'GET' || method === 'HEAD') return true;
  if (knowsKeys && headers['idempotency-key'] !== undefined) return true;
  return (method === 'PUT' || method === 'DELETE') && headers['if-match'] === undefined;
}

// The client destroys a body that it need not send any more, because the service has refused the request by its headers. What still
// comes of it is then read and dropped: left where it is, it would stand before the next request on the connection.
function detached(body: Readable): Readable {
  const passing = body.pipe(new PassThrough());
  passing.once('close', () => body.resume());
  return passing;
}

function tooManyFiles(): Problem {
  const retry_after = 2;
  return new Problem(
    429,
    'too_many_requests',
    { retry_after },
    { headers: { 'retry-after': `${retry_after}` } },
  );
}

/** One request on its way to a service and back, tried at most twice. */
class Exchange implements Dispatcher.DispatchHandler, Guest {
  private attempts = 0;
  private started = false;
  private finished = false;
  /** True once it may have reached the service although no answer came. */
  private unclear = false;
  /** Length of an answer that is small enough to be sent in one piece. */
  private expected = -1;
  private controller?: Controller;
  /** Whether it counts among what its account holds up. */
  private holdsUp = false;
  private unread?: NodeJS.Timeout;
  /** Monotonic milliseconds. */
  waitsSince = 0;

  constructor(
    private readonly request: FastifyRequest,
    private readonly reply: FastifyReply,
    private readonly destination: Destination,
    readonly accountId: string,
    private readonly hop: HopContext,
    private readonly context: RequestContext | undefined,
    private readonly forwarder: Forwarder,
  ) {
    reply.raw.once('close', () => this.clientGone());
  }

  begin(): void {
    const { traffic, upstream } = this.destination;
    if (traffic === 'files' && !this.holdUp()) return this.fail(tooManyFiles());
    if (traffic !== 'answers') return this.send();
    this.wait();
    upstream.queue.enter(this);
  }

  /** It is its account's turn. */
  start(): void {
    if (!this.finished) this.send();
  }

  private wait(): void {
    if (this.forwarder.waiting.has(this)) return;
    this.waitsSince = performance.now();
    this.forwarder.waiting.add(this); // to the end
  }

  /** It has waited too long for a connection. */
  refuse(): void {
    this.fail(this.mayBeDone ? this.unanswered('outcome_unknown') : overloaded());
  }

  private send(): void {
    this.attempts++;
    const { method, body, headers, url } = this.request;
    const { traffic, upstream } = this.destination;
    if (traffic === 'answers') this.wait();
    try {
      upstream.pools[traffic].dispatch(
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
    this.forwarder.waiting.delete(this);
    this.controller = controller;
    if (this.finished) controller.abort(new Error('the client has gone'));
  }

  onResponseStart(_controller: Controller, status: number, headers: IncomingHttpHeaders): void {
    if (status < 200) return;
    this.started = true;
    this.destination.upstream.patience.answered();
    const length = Number(headers['content-length']);
    if (length <= WHOLE_ANSWER) this.expected = length;
    const { reply } = this;
    const own = reply.getHeaders();
    reply.hijack();
    reply.raw.writeHead(status, towardsClient(headers, own));
    const lasts = this.destination.traffic === 'streams';
    if (!lasts && !String(headers['content-type'] ?? '').startsWith('text/event-stream')) return;
    this.forwarder.lasting.add(reply);
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
    this.waitForReader(controller);
  }

  // A client that does not read holds a connection to the service, of which there are not many for answers: not for long, and not many.
  private waitForReader(controller: Controller): void {
    if (this.destination.traffic === 'answers' && !this.holdUp()) return this.breakOff();
    controller.pause();
    this.unread = setTimeout(() => this.breakOff(), this.forwarder.limits.clientMs);
    this.reply.raw.once('drain', () => {
      clearTimeout(this.unread);
      if (this.destination.traffic === 'answers') this.letGo();
      controller.resume();
    });
  }

  private breakOff(): void {
    this.cut();
    this.controller?.abort(new Error('the client does not read'));
  }

  /** Half an answer must not look like a whole one. */
  private cut(): void {
    this.finish();
    this.reply.raw.destroy();
  }

  private holdUp(): boolean {
    this.holdsUp ||= this.forwarder.holdUps.take(this.accountId);
    return this.holdsUp;
  }

  private letGo(): void {
    if (this.holdsUp) this.forwarder.holdUps.giveBack(this.accountId);
    this.holdsUp = false;
  }

  onResponseEnd(): void {
    if (this.finished) return;
    this.finish();
    this.reply.raw.end();
  }

  onResponseError(_controller: Controller | undefined, error: Error & { code?: string }): void {
    if (this.finished) return;
    this.forwarder.waiting.delete(this);
    if (this.started) return this.cut();
    const nothingSent = NOTHING_SENT.has(error.code ?? '');
    const passing = this.request.body instanceof Readable; // gone by: it cannot be sent again
    if (
      nothingSent &&
      !passing &&
      this.destination.upstream.patience.wait(() => (this.finished ? undefined : this.send()))
    )
      return;
    this.unclear ||= !nothingSent;
    if (
      !passing &&
      this.attempts === 1 &&
      (nothingSent ||
        (isRepeatable(this.request, this.destination) && error.code !== 'UND_ERR_HEADERS_TIMEOUT'))
    ) {
      setImmediate(() => (this.finished ? undefined : this.send()));
      return;
    }
    this.fail(this.unanswered(this.mayBeDone ? 'outcome_unknown' : 'service_unavailable', error));
  }

  /** Something of it has reached the service, and it is not only a question. */
  private get mayBeDone(): boolean {
    return this.unclear && this.request.method !== 'GET' && this.request.method !== 'HEAD';
  }

  private unanswered(code: 'outcome_unknown' | 'service_unavailable', cause?: unknown): Problem {
    const { name: service } = this.destination.upstream;
    return new Problem(503, code, { service }, { cause, headers: RETRY_AFTER });
  }

  private fail(problem: Problem): void {
    this.finish();
    const answer = (): void => this.forwarder.problems.answer(problem, this.request, this.reply);
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
    this.forwarder.lasting.delete(this.reply);
    this.forwarder.waiting.delete(this);
    clearTimeout(this.unread);
    this.letGo();
    this.destination.upstream.queue.leave(this);
  }
}
