import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { type EventMap, type EventType, eventType, parseType } from './event-types.js';
import { type JsonSchema, openSchema } from './open-schema.js';
import { isUuid } from './uuid.js';

/** One way in which data does not fit its schema. */
export interface ContractFault {
  /** JSON pointer into the data; empty for the data itself. */
  readonly pointer: string;
  readonly message: string;
}

/** Data that breaks the contract, or an event type that the contract does not have. */
export class ContractError extends Error {
  readonly code: 'contract_violated' | 'unknown_event_type' | 'unknown_major_version';
  readonly type: string;
  readonly faults: readonly ContractFault[];

  constructor(code: ContractError['code'], type: string, faults: readonly ContractFault[] = []) {
    const details = faults.map(({ pointer, message }) => `${pointer || '/'} ${message}`).join('; ');
    super(details ? `${type}: ${code}: ${details}` : `${type}: ${code}`);
    this.name = 'ContractError';
    this.code = code;
    this.type = type;
    this.faults = faults;
  }
}

let ajv: Ajv2020 | undefined;

/** Compiles a schema of the contract; also what the tests compile released schemas with. */
export function compileSchema(schema: JsonSchema): ValidateFunction {
  return (ajv ??= createAjv()).compile(schema);
}

function createAjv(): Ajv2020 {
  // ajv-formats is CommonJS: under Node's interop its function is the default export of the default export.
  const addFormats = ('default' in formats ? formats.default : formats) as (
    ajv: Ajv2020,
    options: object,
  ) => void;
  const created = new Ajv2020({ strict: true, allErrors: false, allowUnionTypes: true });
  addFormats(created, { mode: 'fast', formats: ['date', 'date-time'] });
  created.addFormat('uuid', isUuid);
  return created;
}

const closed = new Map<string, ValidateFunction>();
const opened = new Map<string, ValidateFunction>();

function validator(
  cache: Map<string, ValidateFunction>,
  type: string,
  form: (schema: JsonSchema) => JsonSchema,
): ValidateFunction {
  let compiled = cache.get(type);
  if (!compiled) {
    const definition = eventType(type);
    if (!definition) throw unknown(type);
    compiled = compileSchema(form(definition.schema as unknown as JsonSchema));
    cache.set(type, compiled);
  }
  return compiled;
}

function unknown(type: string): ContractError {
  const parsed = parseType(type);
  const otherMajor =
    parsed !== undefined && parsed.major !== 1 && eventType(`muster.${parsed.name}.v1`) !== undefined;
  return new ContractError(otherMajor ? 'unknown_major_version' : 'unknown_event_type', type);
}

const faults = (errors: ErrorObject[] | null | undefined): ContractFault[] =>
  (errors ?? []).map((error) => ({
    pointer: error.instancePath,
    message: `${error.message ?? error.keyword} ${JSON.stringify(error.params)}`,
  }));

/**
 * Holds a producer to the contract: exactly the fields of the schema, only the listed values.
 *
 * @throws ContractError `contract_violated`, or `unknown_event_type`.
 */
export function validate<T extends EventType>(type: T, data: EventMap[T]): void;
export function validate(type: string, data: unknown): void;
export function validate(type: string, data: unknown): void {
  const check = validator(closed, type, (schema) => schema);
  if (!check(data)) throw new ContractError('contract_violated', type, faults(check.errors));
}

/**
 * Checks what a consumer received, generously: unknown fields and unknown values of lists pass.
 *
 * @returns the same object, typed.
 * @throws ContractError `contract_violated`; `unknown_event_type` (a consumer ignores those); `unknown_major_version` (a dead letter).
 */
export function accept<T extends EventType>(type: T, data: unknown): EventMap[T];
export function accept(type: string, data: unknown): unknown;
export function accept(type: string, data: unknown): unknown {
  const check = validator(opened, type, openSchema);
  if (!check(data)) throw new ContractError('contract_violated', type, faults(check.errors));
  return data;
}
