import { Injectable } from '@nestjs/common';
import { Problem } from '@muster/http';
import type { FastifyReply } from 'fastify';
import type { GatewayConfig } from '../gateway.config.js';
import { networkOf } from './network.js';
import { type Allowance, RateLimiter } from './rate-limiter.js';

/** The gateway's three limits: accounts, addresses without credentials, attempts to sign in. */
@Injectable()
export class Limits {
  private readonly accounts: RateLimiter;
  private readonly addresses: RateLimiter;
  private readonly signIns: RateLimiter;

  constructor(config: Pick<GatewayConfig, 'rateLimit' | 'anonymousRateLimit' | 'signInRateLimit'>) {
    this.accounts = new RateLimiter('account', config.rateLimit);
    this.addresses = new RateLimiter('address', config.anonymousRateLimit);
    this.signIns = new RateLimiter('sign-in', config.signInRateLimit);
  }

  /** One request of a known account. Puts the headers on the answer. */
  account(accountId: string, reply: FastifyReply): void {
    charge(this.accounts, accountId, reply);
  }

  /** One request that carries no valid credentials. */
  address(ip: string, reply: FastifyReply): void {
    charge(this.addresses, networkOf(ip), reply);
  }

  /** Refuses without counting when the address has used up its requests: asked before a credential is looked up. */
  checkAddress(ip: string, reply: FastifyReply): void {
    if (this.addresses.quota === 0) return;
    const allowance = this.addresses.peek(networkOf(ip));
    if (!allowance.allowed) throw tooMany(this.addresses, allowance, reply);
  }

  /** One attempt to sign in; counted per address and per account name. */
  signIn(ip: string, account: string, reply: FastifyReply): void {
    charge(this.signIns, `ip ${networkOf(ip)}`, reply);
    charge(this.signIns, `account ${account}`, reply);
  }
}

function charge(limiter: RateLimiter, caller: string, reply: FastifyReply): void {
  if (limiter.quota === 0) return;
  const allowance = limiter.take(caller);
  if (!allowance.allowed) throw tooMany(limiter, allowance, reply);
  reply.headers(limiter.headers(allowance));
}

function tooMany(limiter: RateLimiter, allowance: Allowance, reply: FastifyReply): Problem {
  reply.headers(limiter.headers(allowance));
  const seconds = allowance.retryAfterSeconds;
  return new Problem(
    429,
    'too_many_requests',
    { retry_after: seconds },
    { headers: { 'retry-after': String(seconds) } },
  );
}
