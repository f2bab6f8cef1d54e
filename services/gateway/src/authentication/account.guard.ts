import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { accessOf, AuthError, type Identity } from '@muster/auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Limits } from '../limits/limits.js';
import { Gate } from './gate.js';

/** Guards the gateway's own routes with the caller's own credentials; what `IdentityGuard` is in the services behind it. */
@Injectable()
export class AccountGuard implements CanActivate {
  constructor(
    private readonly gate: Gate,
    private readonly limits: Limits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const access = accessOf(context.getClass(), context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest & { identity?: Identity }>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (access === 'public') {
      // Probes come every second from one address and must not be told to wait.
      if (!request.url.startsWith('/health/')) this.limits.address(request.ip, reply);
      return true;
    }
    const { identity } = await this.gate.admit(request, reply);
    if (!access?.includes(identity.role))
      throw new AuthError('forbidden_role', `role ${identity.role} may not call this`);
    request.identity = identity;
    return true;
  }
}
