import fc from 'fast-check';
import { accept, eventTypes, type JsonSchema, validate } from './index.js';

/** Any value that fits a schema of the contract, drawn from the schema itself. */
function valuesOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema['anyOf']) return fc.oneof(...(schema['anyOf'] as JsonSchema[]).map(valuesOf));
  if (schema['enum']) return fc.constantFrom(...(schema['enum'] as unknown[]));
  switch (schema['type']) {
    case 'object':
      return objectsOf(schema);
    case 'array':
      return fc.array(valuesOf(schema['items'] as JsonSchema), {
        minLength: (schema['minItems'] as number | undefined) ?? 0,
        maxLength: (schema['maxItems'] as number | undefined) ?? 4,
      });
    case 'string':
      return textsOf(schema);
    case 'integer':
      return fc.integer({ min: (schema['minimum'] as number | undefined) ?? -1000 });
    case 'number':
      return fc.double({
        min: schema['minimum'] as number,
        max: schema['maximum'] as number,
        noNaN: true,
        noDefaultInfinity: true, // JSON has neither
      });
    case 'boolean':
      return fc.boolean();
    default:
      return fc.constant(null);
  }
}

function objectsOf(schema: JsonSchema): fc.Arbitrary<object> {
  const properties = Object.entries(schema['properties'] as Record<string, JsonSchema>);
  return fc.record(Object.fromEntries(properties.map(([name, field]) => [name, valuesOf(field)])), {
    requiredKeys: schema['required'] as string[],
  });
}

function textsOf(schema: JsonSchema): fc.Arbitrary<string> {
  const instant = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  if (schema['format'] === 'uuid') return fc.uuid();
  if (schema['format'] === 'date-time') return instant.map((date) => date.toISOString());
  if (schema['format'] === 'date') return instant.map((date) => date.toISOString().slice(0, 10));
  if (schema['pattern']) return fc.stringMatching(new RegExp(schema['pattern'] as string));
  return fc.string({
    minLength: schema['minLength'] as number,
    maxLength: schema['maxLength'] as number,
    unit: 'binary',
  });
}

describe.each(Object.values(eventTypes))('$type', ({ type, schema }) => {
  const values = valuesOf(schema as unknown as JsonSchema);

  it('holds for everything drawn from its schema, in producers and in consumers, also after a trip through JSON', () => {
    fc.assert(
      fc.property(values, (value) => {
        const travelled: unknown = JSON.parse(JSON.stringify(value));
        validate(type, travelled);
        accept(type, travelled);
      }),
      { numRuns: 40 },
    );
  });

  it('stops producers, but not consumers, at a field of the future', () => {
    fc.assert(
      fc.property(values, (value) => {
        const future = { ...(value as object), field_of_the_future: 1 };
        accept(type, future);
        expect(() => validate(type, future)).toThrow('contract_violated');
      }),
      { numRuns: 10 },
    );
  });
});
