import { applyDecorators } from '@nestjs/common';
import { IsString, Matches } from 'class-validator';

/** Id of the alliance's directory. */
export const IsSlug = (options: { each?: boolean } = {}): PropertyDecorator =>
  applyDecorators(IsString(options), Matches(/^[a-z0-9][a-z0-9-]{0,62}$/, options));
