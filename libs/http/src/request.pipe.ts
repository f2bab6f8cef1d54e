import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { getMetadataStorage, type ValidationError, validateSync } from 'class-validator';
import { hydrate } from './hydration.js';
import { type FieldError, Problem } from './problem.js';
import { rememberMetadata } from './remembered-metadata.js';
import { type ClassConstructor, isPlainClass, type Source } from './request-class.js';
import { describeConstraint, KIND_CONSTRAINTS } from './validation-messages.js';

rememberMetadata(getMetadataStorage());

const SOURCES: Partial<Record<string, Source>> = { body: 'body', query: 'query', param: 'path' };

/**
 * Validates bodies, queries and path parameters against their request classes (class-validator decorators). Fields that no
 * class declares are refused. Everything that is wrong is listed at once in a 422 problem.
 */
export class RequestPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    const source = SOURCES[type];
    if (!source || !isPlainClass(metatype)) return value;
    return validated(metatype, value, source);
  }
}

/**
 * Hydrates and validates one input; also for input that does not come through a controller's parameters.
 * @throws Problem 422 `validation_failed`.
 */
export function validated<T extends object>(type: new () => T, value: unknown, source: Source = 'body'): T {
  const instance = hydrate(type as ClassConstructor, value, source);
  if (typeof instance !== 'object' || Array.isArray(instance) || instance === null) {
    throw refusal([{ pointer: '', ...describeConstraint('unknownValue', [], '') }], source);
  }
  const errors = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
  });
  if (errors.length > 0) throw refusal(fieldErrors(errors), source);
  return instance as T;
}

function refusal(errors: FieldError[], source: Source): Problem {
  const placed = source === 'body' ? errors : errors.map((error) => ({ ...error, in: source }));
  return new Problem(422, 'validation_failed', {}, { errors: placed });
}

function fieldErrors(errors: readonly ValidationError[], parent = ''): FieldError[] {
  return errors.flatMap((error) => {
    const pointer = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return [...ownErrors(error, pointer), ...fieldErrors(error.children ?? [], pointer)];
  });
}

function ownErrors(error: ValidationError, pointer: string): FieldError[] {
  const constraints = Object.entries(error.constraints ?? {});
  if (constraints.length === 0) return [];
  const unknown = constraints.find(([name]) => name === 'whitelistValidation');
  if (!unknown && (error.value === undefined || error.value === null)) {
    return [{ pointer, ...describeConstraint('required', [], '') }];
  }
  const telling = unknown ?? constraints.find(([name]) => KIND_CONSTRAINTS.has(name));
  return (telling ? [telling] : constraints).map(([name, message]) => ({
    pointer,
    ...describeConstraint(name, parametersOf(error, name), message),
  }));
}

function parametersOf(error: ValidationError, constraint: string): readonly unknown[] {
  const type = error.target?.constructor;
  if (!type) return [];
  const metadata = getMetadataStorage()
    .getTargetValidationMetadatas(type, '', false, false)
    .find((candidate) => candidate.propertyName === error.property && candidate.name === constraint);
  return metadata?.constraints ?? [];
}
