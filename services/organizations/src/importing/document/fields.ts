import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ValidateBy, ValidateIf, ValidateNested } from 'class-validator';

/** What a constraint of this document says about itself in class-validator's `contexts`. */
export interface FieldContext {
  readonly params?: Readonly<Record<string, string | number>>;
  /** Set when the constraint is about each element: then every element that fails is reported at its own place. */
  readonly each?: (element: unknown) => boolean;
}

export interface FieldOptions {
  /** May be absent (but not null: an export must be able to repeat what was there). */
  optional?: boolean;
  nullable?: boolean;
  description?: string;
  example?: unknown;
}

const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;
const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const PREFIX = /^[A-Z]{2,6}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:\d{2})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const PHONE = /^\+?[0-9][0-9 -]{4,23}$/;
// Nobody means control characters in a name, and the database cannot keep all of them.
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** An id that the importer chose: lower-case letters, digits and hyphens, at most 63. */
export const Slug = (options: FieldOptions = {}) =>
  field('slug', matches(SLUG), options, { type: 'string', pattern: SLUG.source });

/** A code of a list that the alliance keeps, e.g. `construction_permit`. */
export const Code = (options: FieldOptions = {}) =>
  field('code', matches(CODE), options, { type: 'string', pattern: CODE.source });

/** A name for people: 1 to `max` characters on one line, without surrounding blanks. */
export const Name = (options: FieldOptions & { max?: number } = {}) => {
  const max = options.max ?? 200;
  const test = (value: unknown) =>
    typeof value === 'string' &&
    value.length > 0 &&
    value.length <= max &&
    value === value.trim() &&
    value.isWellFormed() &&
    !CONTROL.test(value);
  return field('name', test, options, { type: 'string', minLength: 1, maxLength: max }, { max });
};

export const NumberPrefix = (options: FieldOptions = {}) =>
  field('number_prefix', matches(PREFIX), options, { type: 'string', pattern: PREFIX.source });

export const Phone = (options: FieldOptions = {}) =>
  field('phone', matches(PHONE), options, { type: 'string', pattern: PHONE.source });

/** RFC 3339 instant with an offset. */
export const Instant = (options: FieldOptions = {}) =>
  field('instant', isInstant, options, { type: 'string', format: 'date-time' });

/** Calendar day, `YYYY-MM-DD`. */
export const Day = (options: FieldOptions = {}) =>
  field('day', isDay, options, { type: 'string', format: 'date' });

export const TimeZone = (options: FieldOptions = {}) =>
  field('time_zone', isTimeZone, options, { type: 'string' });

export const Flag = (options: FieldOptions = {}) =>
  field('flag', (value) => typeof value === 'boolean', options, { type: 'boolean' });

/** A whole number from `min` (0) to `max` (a million). */
export const Whole = (options: FieldOptions & { min?: number; max?: number } = {}) => {
  const { min = 0, max = 1_000_000 } = options;
  const test = (value: unknown) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
  return field('whole_number', test, options, { type: 'integer', minimum: min, maximum: max }, { min, max });
};

/** Degrees of WGS 84, from `-most` to `most`. */
export const Degrees = (most: number, options: FieldOptions = {}) => {
  const test = (value: unknown) => typeof value === 'number' && Math.abs(value) <= most;
  return field('degrees', test, options, { type: 'number', minimum: -most, maximum: most }, { most });
};

export const OneOf = (values: readonly string[], options: FieldOptions = {}) =>
  field(
    'one_of',
    (value) => values.includes(value as string),
    options,
    { type: 'string', enum: [...values] },
    {
      allowed: values.join(', '),
    },
  );

/** A list of plain values, each of which `kind` accepts. */
export const ListOf = (
  kind: 'slug' | 'code' | 'day' | readonly string[],
  options: FieldOptions & { min?: number; max?: number } = {},
) => {
  const kinds = { slug: matches(SLUG), code: matches(CODE), day: isDay };
  const each = typeof kind === 'string' ? kinds[kind] : (value: unknown) => kind.includes(value as string);
  const name = typeof kind === 'string' ? kind : 'one_of';
  const items = typeof kind === 'string' ? { type: 'string' } : { type: 'string', enum: [...kind] };
  const params = typeof kind === 'string' ? undefined : { allowed: kind.join(', ') };
  return applyDecorators(
    list(options, { type: 'array', items }),
    constraint(name, (value) => !Array.isArray(value) || value.every(each), { params, each }),
  );
};

/** A nested object. */
export const Nested = (type: () => Function, options: FieldOptions = {}) =>
  applyDecorators(field('object', isObject, options, {}), ValidateNested(), Type(type));

/** A list of nested objects. */
export const ListOfNested = (type: () => Function, options: FieldOptions & { min?: number } = {}) =>
  applyDecorators(
    list(options, {}), // the documentation takes the class from @Type
    constraint('object', (value) => !Array.isArray(value) || value.every(isObject), { each: isObject }),
    ValidateNested({ each: true }),
    Type(type),
  );

/** A list that the rules look into. */
export const RawList = (options: FieldOptions & { items: object }) =>
  list(options, { type: 'array', items: options.items });

function list(options: FieldOptions & { min?: number; max?: number }, schema: object): PropertyDecorator {
  const { min = 0, max } = options;
  const code = max === undefined ? 'list' : 'bounded_list';
  const test = (value: unknown) =>
    Array.isArray(value) && value.length >= min && value.length <= (max ?? Infinity);
  const limits = { ...(min ? { minItems: min } : {}), ...(max === undefined ? {} : { maxItems: max }) };
  return field(code, test, options, { ...limits, ...schema }, { min, ...(max === undefined ? {} : { max }) });
}

function field(
  code: string,
  test: (value: unknown) => boolean,
  { optional, nullable, description, example }: FieldOptions,
  schema: object,
  params?: Record<string, string | number>,
): PropertyDecorator {
  const documented = ApiProperty({
    required: !optional,
    ...(nullable ? { nullable } : {}),
    ...(description ? { description } : {}),
    ...(example === undefined ? {} : { example }),
    ...schema,
  } as ApiPropertyOptions);
  return applyDecorators(
    documented,
    // class-validator has one condition per property; both kinds of absence share it.
    ...(optional
      ? [ValidateIf((_, value) => value !== undefined)]
      : [constraint('required', (value) => value !== undefined)]),
    constraint(code, (value) => (nullable && value === null) || test(value), { params }),
  );
}

function constraint(
  name: string,
  test: (value: unknown) => boolean,
  context: FieldContext = {},
): PropertyDecorator {
  return ValidateBy({ name, validator: { validate: test, defaultMessage: () => name } }, { context });
}

function matches(pattern: RegExp): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && pattern.test(value);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isInstant(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    INSTANT.test(value) &&
    isDay(value.slice(0, 10)) &&
    !Number.isNaN(Date.parse(value))
  );
}

function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !DAY.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function isTimeZone(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > 64 || !/^[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)*$/.test(value))
    return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
