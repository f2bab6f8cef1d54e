import { type CustomDecorator, SetMetadata } from '@nestjs/common';
import type { Role } from './identity.js';

const ALLOWED = Symbol.for('muster:allowed-roles');

/**
 * Who may call a route, on the handler or on the whole controller (the handler's wins). A route without it and without `@Public`
 * stops the service from starting. The roles appear as `x-roles` in the OpenAPI document, from which the role tests are generated.
 */
export function Allow(...roles: [Role, ...Role[]]): CustomDecorator<symbol> {
  return SetMetadata(ALLOWED, roles);
}

/** Anyone may call the route, signed in or not. For probes, documents and signing in; nothing that belongs to an alliance. */
export function Public(): CustomDecorator<symbol> {
  return SetMetadata(ALLOWED, 'public');
}

/** The declared access of a handler: roles, `public`, or undefined when nobody said. */
export function accessOf(controller: object, handler: object): readonly Role[] | 'public' | undefined {
  return (Reflect.getMetadata(ALLOWED, handler) ?? Reflect.getMetadata(ALLOWED, controller)) as
    readonly Role[] | 'public' | undefined;
}
