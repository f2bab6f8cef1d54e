import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Identity } from './identity.js';

/** The caller: `handle(@Who() who: Identity)`. Defined on every route that is not public. */
export const Who = createParamDecorator(
  (_data: unknown, context: ExecutionContext) =>
    context.switchToHttp().getRequest<{ identity?: Identity }>().identity,
);
