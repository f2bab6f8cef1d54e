/** A JSON Schema as plain data. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/**
 * What consumers hold data to: unknown fields pass and lists of values stay open, so that a producer may add both within a major
 * version without breaking anybody (ADR-0040). The known values stay readable: `anyOf: [{enum}, {type: string}]`.
 */
export function openSchema(schema: JsonSchema): JsonSchema {
  return open(schema) as JsonSchema;
}

function open(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(open);
  if (node === null || typeof node !== 'object') return node;
  const opened: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(node)) {
    if (keyword === 'additionalProperties' && value === false) continue;
    if (keyword === 'enum') opened['anyOf'] = [{ enum: value }, { type: 'string' }];
    else if (keyword === 'properties') opened[keyword] = mapValues(value as JsonSchema, open);
    else opened[keyword] = open(value);
  }
  return opened;
}

const mapValues = (object: JsonSchema, change: (value: unknown) => unknown): JsonSchema =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
