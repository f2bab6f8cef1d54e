import { applyDecorators, type PipeTransform } from '@nestjs/common';
import { Problem } from '@muster/http';
import { IsString, Matches, type ValidationOptions } from 'class-validator';

/** Id of the alliance's directory. */
export const IsSlug = (options?: ValidationOptions): PropertyDecorator =>
  applyDecorators(IsString(options), Matches(/^[a-z0-9][a-z0-9-]{0,62}$/, options));

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Code from a list that the alliance keeps. */
export const IsCode = (): PropertyDecorator => applyDecorators(IsString(), Matches(CODE));

/** A part of a plan in a path: what cannot be one names nothing. */
export class CodePipe implements PipeTransform {
  transform(value: unknown): string {
    return named(value, CODE);
  }
}

/** A month in a path, `YYYY-MM`. */
export class MonthPipe implements PipeTransform {
  transform(value: unknown): string {
    return named(value, MONTH);
  }
}

function named(value: unknown, pattern: RegExp): string {
  if (typeof value !== 'string' || !pattern.test(value)) throw new Problem(404, 'not_found');
  return value;
}
