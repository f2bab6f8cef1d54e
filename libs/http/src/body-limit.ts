import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

/** Lets one route take larger bodies than the service's limit, in bytes. */
export function BodyLimit(bytes: number): MethodDecorator {
  return RouteConfig({ bodyLimit: bytes });
}

/** Makes `@BodyLimit` effective; before any route is added. */
export function applyBodyLimits(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    const bytes = (route.config as { bodyLimit?: number } | undefined)?.bodyLimit;
    if (bytes !== undefined) route.bodyLimit = bytes;
  });
}
