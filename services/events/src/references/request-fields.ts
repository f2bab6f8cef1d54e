import { applyDecorators } from '@nestjs/common';
import { IsString, Matches } from 'class-validator';

/** Code of the alliance's operating model. */
export const IsCode = (options: { each?: boolean } = {}): PropertyDecorator =>
  applyDecorators(IsString(options), Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, options));

/** Id of the alliance's directory. */
export const IsSlug = (options: { each?: boolean } = {}): PropertyDecorator =>
  applyDecorators(IsString(options), Matches(/^[a-z0-9][a-z0-9-]{0,62}$/, options));
