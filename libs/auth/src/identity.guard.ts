import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { accessOf } from './allow.js';
import { AuthError } from './auth-error.js';
import type { Identity, Role } from './identity.js';
import { IDENTITY_HEADER } from './identity-token.js';
import type { IdentityVerifier } from './identity-verifier.js';

interface Identified {
  headers: Record<string, string | string[] | undefined>;
  identity?: Identity;
}

/** Called with every identity that was accepted, e.g. to put the tenant on log lines. */
export type OnIdentified = (identity: Identity) => void;

/**
 * Default deny: lets a request through when its handler is public, or when the gateway's signed identity has one of the handler's
 * roles. A bare header, an unsigned or expired token, another issuer or audience is 401; the wrong role is 403.
 */
export class IdentityGuard implements CanActivate {
  private readonly access = new WeakMap<object, readonly Role[] | 'public'>();

  constructor(
    private readonly verifier: IdentityVerifier,
    private readonly onIdentified: OnIdentified = () => undefined,
  ) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    if (context.getType() !== 'http') return true; // consumers are guarded by the broker's access control
    const handler = context.getHandler();
    let access = this.access.get(handler);
    if (!access) {
      access = accessOf(context.getClass(), handler);
      if (!access) throw new AuthError('forbidden_role', 'the route declares no roles');
      this.access.set(handler, access);
    }
    if (access === 'public') return true;
    const request = context.switchToHttp().getRequest<Identified>();
    const token = request.headers[IDENTITY_HEADER];
    if (typeof token !== 'string') throw new AuthError('identity_missing', 'the request carries no identity');
    const known = this.verifier.recall(token);
    if (known) return this.admit(request, known, access);
    const allowed = access;
    return this.verifier.verify(token).then((identity) => this.admit(request, identity, allowed));
  }

  private admit(request: Identified, identity: Identity, allowed: readonly Role[]): boolean {
    if (!allowed.includes(identity.role))
      throw new AuthError('forbidden_role', `role ${identity.role} is not among ${allowed.join(', ')}`);
    request.identity = identity;
    this.onIdentified(identity);
    return true;
  }
}
