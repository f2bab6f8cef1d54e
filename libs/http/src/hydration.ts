import { plainToInstance } from 'class-transformer';
import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage } from 'class-validator';
import { type ClassConstructor, isPlainClass, type Source } from './request-class.js';

interface NestedProperty {
  readonly name: string;
  readonly type: () => ClassConstructor;
}

interface Plan {
  /** The class uses @Transform, @Expose or @Exclude: class-transformer does the work. */
  readonly general: boolean;
  readonly nested: readonly NestedProperty[];
  /** What the text of a query or path parameter is meant to be, by property. */
  readonly kinds: ReadonlyMap<string, TextKind>;
}

type TextKind = 'number' | 'boolean' | 'list' | 'instant';

const plans = new WeakMap<Function, Plan>();

/**
 * Makes an instance of a request class out of what was parsed, without judging it: nested classes by `@Type`, and for query and
 * path parameters numbers, booleans, instants and comma-separated lists by the declared type. The plan is compiled once per class, because
 * class-transformer's generic walk costs several times the validation itself (ADR-0072).
 */
export function hydrate(type: ClassConstructor, input: unknown, source: Source): unknown {
  if (input === undefined) return new type(); // no body at all: whatever is required will be missed
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  const plan = planOf(type);
  if (plan.general) return plainToInstance(type, input, { exposeUnsetFields: false });
  const instance = new type() as Record<string, unknown>;
  const values = input as Record<string, unknown>;
  for (const name of Object.keys(values)) {
    if (name === '__proto__' || name === 'constructor') continue;
    const value = values[name];
    instance[name] = source === 'body' ? value : convert(plan.kinds.get(name), value);
  }
  for (const { name, type: nestedType } of plan.nested) {
    const value = instance[name];
    if (Array.isArray(value))
      instance[name] = value.map((item) => (isObject(item) ? hydrate(nestedType(), item, source) : item));
    else if (isObject(value)) instance[name] = hydrate(nestedType(), value, source);
  }
  return instance;
}

function planOf(type: ClassConstructor): Plan {
  let plan = plans.get(type);
  if (!plan) {
    const family = ancestors(type);
    const general = family.some(
      (member) =>
        defaultMetadataStorage._transformMetadatas.has(member) ||
        defaultMetadataStorage._exposeMetadatas.has(member) ||
        defaultMetadataStorage._excludeMetadatas.has(member),
    );
    const nested = family.flatMap((member) =>
      [...(defaultMetadataStorage._typeMetadatas.get(member) ?? [])]
        .filter(([, { typeFunction }]) => isPlainClass(typeFunction()))
        .map(([name, { typeFunction }]) => ({ name, type: () => typeFunction() })),
    );
    plan = { general, nested, kinds: kindsOf(type) };
    plans.set(type, plan);
  }
  return plan;
}

function ancestors(type: Function): Function[] {
  const family: Function[] = [];
  for (
    let member = type;
    member && member !== Function.prototype;
    member = Object.getPrototypeOf(member) as Function
  )
    family.push(member);
  return family;
}

// Validators say what a parameter is; the emitted design type is too vague for a property that only has a default value.
function kindsOf(type: ClassConstructor): Map<string, TextKind> {
  const kinds = new Map<string, TextKind>();
  for (const { propertyName, name, each } of getMetadataStorage().getTargetValidationMetadatas(
    type,
    '',
    false,
    false,
  )) {
    if (each || name === 'isArray' || name?.startsWith('array')) kinds.set(propertyName, 'list');
    else if (name === 'isInt' || name === 'isNumber') kinds.set(propertyName, 'number');
    else if (name === 'isBoolean') kinds.set(propertyName, 'boolean');
    else if (name === 'isInstant' || name === 'isInstantOrDay') kinds.set(propertyName, 'instant');
  }
  return kinds;
}

function convert(kind: TextKind | undefined, value: unknown): unknown {
  if (kind === 'list') return Array.isArray(value) ? value : value === '' ? [] : String(value).split(',');
  if (typeof value !== 'string') return value;
  // A plus sign that nobody encoded arrives as a blank.
  if (kind === 'instant') return value.replace(/ (?=\d\d:\d\d$)/, '+');
  if (kind === 'number') return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  if (kind === 'boolean')
    return value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : value;
  return value;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
