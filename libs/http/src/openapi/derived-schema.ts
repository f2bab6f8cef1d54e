import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { isPlainClass } from '../request-class.js';

const MODEL_PROPERTIES = 'swagger/apiModelProperties';

type Derived = Record<string, unknown>;

/**
 * Gives every request class the schema that its validators already state (types, lengths, ranges, enumerations, patterns,
 * required fields), so that rules are written once. `@ApiProperty` adds descriptions and examples and wins where both speak.
 */
export function deriveSchemas(): void {
  const storage = getMetadataStorage() as unknown as {
    validationMetadatas: Map<Function | string, ValidationMetadata[]>;
  };
  for (const [target, metadatas] of storage.validationMetadatas) {
    if (typeof target !== 'function') continue;
    for (const [name, own] of Map.groupBy(metadatas, ({ propertyName }) => propertyName))
      deriveProperty(target, name, own);
  }
}

function deriveProperty(target: Function, name: string, metadatas: readonly ValidationMetadata[]): void {
  const prototype = target.prototype as object;
  const stated = (Reflect.getMetadata(MODEL_PROPERTIES, prototype, name) ?? {}) as Derived;
  const design: unknown = Reflect.getMetadata('design:type', prototype, name);
  const item: Derived = {};
  const whole: Derived = {};
  for (const metadata of metadatas) Object.assign(metadata.each ? item : whole, constraintSchema(metadata));
  const nested = defaultMetadataStorage.findTypeMetadata(target, name)?.typeFunction();
  const isArray = design === Array || whole.type === 'array';
  const derived: Derived = isArray
    ? listSchema(whole, item, nested)
    : singleSchema({ ...item, ...whole }, nested, design);
  derived.required = !metadatas.some(({ type }) => type === 'conditionalValidation');
  const defaults = defaultOf(target, name);
  if (defaults !== undefined && defaults !== null && typeof defaults !== 'object') {
    derived.default = defaults;
    derived.required = false;
  }
  ApiProperty({ ...derived, ...withoutDesignType(stated) } as ApiPropertyOptions)(prototype, name);
}

function listSchema(whole: Derived, item: Derived, nested?: Function): Derived {
  const { type: _array, ...bounds } = whole;
  if (nested && isPlainClass(nested)) return { ...bounds, type: nested, isArray: true };
  return { ...bounds, type: 'array', items: { type: 'string', ...item } };
}

function singleSchema(schema: Derived, nested: Function | undefined, design: unknown): Derived {
  if (nested && isPlainClass(nested)) return { type: nested };
  if (schema.type === undefined)
    return {
      ...schema,
      type:
        design === Number
          ? 'number'
          : design === Boolean
            ? 'boolean'
            : design === Object
              ? 'object'
              : 'string',
    };
  if (schema.type === 'object') return { ...schema, additionalProperties: true };
  return schema;
}

function constraintSchema({ name, constraints }: ValidationMetadata): Derived {
  const [first, second] = (constraints ?? []) as unknown[];
  switch (name) {
    case 'isString':
    case 'isNotEmpty':
      return name === 'isString' ? { type: 'string' } : {};
    case 'isInt':
      return { type: 'integer' };
    case 'isNumber':
      return { type: 'number' };
    case 'isBoolean':
      return { type: 'boolean' };
    case 'isObject':
      return { type: 'object' };
    case 'isArray':
      return { type: 'array' };
    case 'isIn':
      return { type: typeof (first as unknown[])[0] === 'number' ? 'number' : 'string', enum: first };
    case 'isEnum':
      return { type: 'string', enum: second };
    case 'isUuid':
      return { type: 'string', format: 'uuid' };
    case 'isInstant':
    case 'isInstantOrDay':
      return { type: 'string', format: 'date-time', pattern: (first as RegExp).source };
    case 'isDay':
      return { type: 'string', format: 'date' };
    case 'isUrl':
      return { type: 'string', format: 'uri' };
    case 'matches':
    case 'isWritten':
    case 'isStorable':
    case 'isMonth':
    case 'isMoment':
    case 'isStreamStart':
    case 'isDecimal':
      return { type: 'string', pattern: first instanceof RegExp ? first.source : String(first) };
    case 'minLength':
      return { type: 'string', minLength: first };
    case 'maxLength':
      return { type: 'string', maxLength: first };
    case 'isLength':
      return { type: 'string', minLength: first, maxLength: second };
    case 'min':
      return { minimum: first };
    case 'max':
      return { maximum: first };
    case 'arrayMinSize':
      return { minItems: first };
    case 'arrayMaxSize':
      return { maxItems: first };
    case 'arrayNotEmpty':
      return { minItems: 1 };
    case 'arrayUnique':
      return { uniqueItems: true };
    default:
      return {};
  }
}

function withoutDesignType(stated: Derived): Derived {
  const { type, required, isArray, ...rest } = stated;
  const said: Derived = { ...rest };
  // Without an explicit type the decorator fills in the design type, which says less than the validators do.
  if (type !== undefined && type !== Array && ![String, Number, Boolean, Object].includes(type as never))
    said.type = type;
  if (isArray && said.type !== undefined) said.isArray = isArray;
  if (required === false) said.required = false;
  return said;
}

function defaultOf(target: Function, name: string): unknown {
  try {
    return (new (target as new () => Record<string, unknown>)() as Record<string, unknown>)[name];
  } catch {
    return undefined;
  }
}
