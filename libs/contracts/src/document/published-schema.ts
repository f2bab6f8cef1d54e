import { eventType } from '../event-types.js';
import { type JsonSchema, openSchema } from '../open-schema.js';

/**
 * The schema of a type as it is published under `/schemas/<type>.json`: the consumer's form, with unknown fields and values
 * allowed. Its `$id` is relative, so that it is right at whatever address a gateway has.
 *
 * @returns undefined for a type that the contract does not have.
 */
export function publishedSchema(type: string): JsonSchema | undefined {
  const definition = eventType(type);
  if (!definition) return undefined;
  const { type: kind, required, properties } = openSchema(definition.schema as unknown as JsonSchema);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `/schemas/${type}.json`,
    title: `${definition.title.zh} / ${definition.title.en}`,
    description: `${type} ${definition.versions.at(-1)!}, ${definition.topic}`,
    type: kind,
    required,
    properties,
  };
}

/** The closed form of a type's newest version, as it is kept under `released/` once it is out. */
export function releasedSchema(type: string): JsonSchema {
  const definition = eventType(type)!;
  const schema = JSON.parse(JSON.stringify(definition.schema)) as JsonSchema;
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema };
}
