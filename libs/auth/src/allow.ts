import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Role } from './identity.js';

export const ALLOWED = Symbol.for('muster:allowed-roles');

/**
 * Who may call a route, on the handler or on the whole controller (the handler's wins). A route without it and without `@Public`
 * stops the service from starting. The roles appear as `x-roles` in the OpenAPI document, from which the role tests are generated.
 */
export function Allow(...roles: [Role, ...Role[]]): ClassDecorator & MethodDecorator {
  return declare(roles);
}

/** Anyone may call the route, signed in or not. For probes, documents and signing in; nothing that belongs to an alliance. */
export function Public(): ClassDecorator & MethodDecorator {
  return declare('public');
}

function declare(access: Role[] | 'public'): ClassDecorator & MethodDecorator {
  const metadata = SetMetadata(ALLOWED, access);
  const extension = ApiExtension('x-roles', access === 'public' ? ['public'] : access);
  return (target: object, key?: string | symbol, descriptor?: PropertyDescriptor) => {
    // A class-level extension would replace what a handler says, so only handlers are annotated here; the document builder
    // fills the others in from the controller.
    if (descriptor) return void applyDecorators(metadata, extension)(target, key, descriptor as never);
    metadata(target as never);
  };
}

/** The declared access of a handler: roles, `public`, or undefined when nobody said. */
export function accessOf(controller: object, handler: object): readonly Role[] | 'public' | undefined {
  return (Reflect.getMetadata(ALLOWED, handler) ?? Reflect.getMetadata(ALLOWED, controller)) as readonly Role[] | 'public' | undefined;
}
