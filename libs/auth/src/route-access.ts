import type { INestApplication } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, ModulesContainer } from '@nestjs/core';
import { accessOf } from './allow.js';
import type { Role } from './identity.js';

const PATH = 'path';

/** One HTTP handler of the application and who may call it. */
export interface RouteAccess {
  /** `Controller.method`, for messages. */
  readonly handler: string;
  readonly controller: Function;
  readonly method: string;
  readonly access: readonly Role[] | 'public' | undefined;
}

/** Every HTTP handler of the application, with its declared access. */
export function routeAccess(app: INestApplication): RouteAccess[] {
  const discovery = new DiscoveryService(app.get(ModulesContainer, { strict: false }));
  const scanner = new MetadataScanner();
  return discovery.getControllers().flatMap(({ metatype }) => {
    if (!metatype) return [];
    const prototype = metatype.prototype as Record<string, object>;
    return scanner
      .getAllMethodNames(prototype)
      .filter((method) => Reflect.hasMetadata(PATH, prototype[method]!))
      .map((method) => ({
        handler: `${metatype.name}.${method}`,
        controller: metatype,
        method,
        access: accessOf(metatype, prototype[method]!),
      }));
  });
}

/**
 * Default deny starts at boot: a route that says neither who may call it nor that everyone may is a mistake.
 * @throws Error naming every such route.
 */
export function assertAccessDeclared(app: INestApplication): void {
  const silent = routeAccess(app).filter(({ access }) => access === undefined);
  if (silent.length === 0) return;
  throw new Error(`routes without @Allow or @Public: ${silent.map(({ handler }) => handler).join(', ')}`);
}
