import { Inject, Injectable } from '@nestjs/common';
import { Problem } from '@muster/http';
import { describeContext } from '@muster/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Limits } from '../limits/limits.js';
import type { Authenticated } from './authenticator.js';
import { Authenticator } from './authenticator.js';
import { readCookie, SESSION_COOKIE, type SessionCookie } from './session-cookie.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const LONGEST_TOKEN = 256;

/** Lets a request in by its API key or its session, and counts it. Same for proxied and for the gateway's own routes. */
@Injectable()
export class Gate {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly limits: Limits,
    @Inject(SESSION_COOKIE) private readonly cookie: SessionCookie,
  ) {}

  /**
   * Synchronous when the credential is warm.
   * @throws Problem 401 without valid credentials, 403 `cross_site_request`, 429.
   */
  admit(request: FastifyRequest, reply: FastifyReply): Authenticated | Promise<Authenticated> {
    const authorization = request.headers.authorization;
    if (authorization !== undefined) return this.admitKey(authorization, request, reply);
    const token = readCookie(this.cookie, request.headers.cookie);
    if (token === undefined || token.length > LONGEST_TOKEN) throw this.refuse(request, reply);
    return this.admitSession(token, request, reply);
  }

  private admitKey(
    authorization: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Authenticated | Promise<Authenticated> {
    const key = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    if (key === undefined || key.length > LONGEST_TOKEN) throw this.refuse(request, reply);
    const known = this.authenticator.recallKey(key);
    if (known) return this.count(known, reply);
    if (known === null) throw this.refuse(request, reply);
    this.limits.checkAddress(request.ip, reply);
    return this.authenticator.authenticateKey(key).then((found) => {
      if (!found) throw this.refuse(request, reply);
      return this.count(found, reply);
    });
  }

  private admitSession(
    token: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Authenticated | Promise<Authenticated> {
    refuseCrossSite(request);
    const known = this.authenticator.recallSession(token);
    if (known) return this.count(known, reply);
    if (known === null) throw this.refuse(request, reply);
    this.limits.checkAddress(request.ip, reply);
    return this.authenticator.authenticateSession(token).then((found) => {
      if (!found) throw this.refuse(request, reply);
      return this.count(found, reply);
    });
  }

  private count(found: Authenticated, reply: FastifyReply): Authenticated {
    const { accountId, allianceId } = found.identity;
    describeContext({ accountId, ...(allianceId ? { tenantId: allianceId } : {}) });
    this.limits.account(accountId, reply);
    return found;
  }

  private refuse(request: FastifyRequest, reply: FastifyReply): Problem {
    this.limits.address(request.ip, reply);
    return new Problem(
      401,
      'unauthenticated',
      {},
      { headers: { 'www-authenticate': 'Bearer realm="muster"' } },
    );
  }
}

/** A browser adds cookies by itself, so another site's page must not be able to use them for anything that changes something. */
function refuseCrossSite(request: FastifyRequest): void {
  if (SAFE_METHODS.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const foreign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (origin !== undefined && hostOf(origin) !== request.headers.host);
  if (foreign) throw new Problem(403, 'cross_site_request');
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
