import type { Bilingual } from '../src/language/language.ts';
import type { OperationForm, Step, StepField } from '../src/actions/step.ts';
import type { Role } from '../src/session/session.ts';

/** What is read of the OpenAPI document. */
export interface ApiDocument {
  readonly paths: Record<string, Record<string, Operation>>;
  readonly components: { readonly schemas: Record<string, Schema> };
}

interface Operation {
  readonly 'x-actions'?: readonly string[];
  readonly 'x-summary'?: Bilingual;
  readonly 'x-roles'?: readonly string[];
  readonly description?: string;
  readonly requestBody?: { readonly content: Record<string, { readonly schema: Schema }> };
}

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly format?: string;
  readonly enum?: readonly (string | null)[];
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Record<string, Schema>;
  readonly required?: readonly string[];
  readonly items?: Schema;
}

/**
 * The steps of whistles, assignments, meetings, activities, resources, mobilisations, campaigns, lists, processes and themes, `tickets sign_solution` say, with what each asks for: the
 * operations that have `x-actions`.
 */
export function stepsOf({ paths, components }: ApiDocument): Record<string, Step> {
  const steps: Record<string, Step> = {};
  for (const [path, { post, put }] of Object.entries(paths)) {
    const operation = post ?? put;
    if (!operation?.['x-actions']) continue;
    const step = {
      ...stepAt(path, operation, components.schemas),
      ...(post ? {} : { method: 'PUT' as const }),
    };
    for (const action of operation['x-actions']) steps[`${path.split('/')[2]} ${action}`] = step;
  }
  return steps;
}

/** The forms of operations that have a place of their own on a page, by path. */
export function formsOf(
  { paths, components }: ApiDocument,
  wanted: readonly string[],
): Record<string, OperationForm> {
  return Object.fromEntries(
    wanted.map((path) => {
      const operation = paths[path]!['post']!;
      return [
        path,
        {
          ...stepAt(path, operation, components.schemas),
          roles: operation['x-roles'] as readonly Role[],
          actions: operation['x-actions'] ?? [],
        },
      ];
    }),
  );
}

function stepAt(path: string, operation: Operation, schemas: Record<string, Schema>): Step {
  const summary = operation['x-summary']!;
  const [zh, en] = (operation.description ?? '').split('\n\n');
  const body = operation.requestBody?.content['application/json']?.schema;
  return {
    path,
    label: { zh: summary.zh, en: summary.en },
    ...(zh && en ? { explanation: { zh, en } } : {}),
    fields: body ? fieldsOf(body, schemas) : [],
  };
}

function fieldsOf(given: Schema, schemas: Record<string, Schema>): StepField[] {
  const schema = resolved(given, schemas);
  return Object.entries(schema.properties ?? {}).map(([name, property]) =>
    fieldOf(name, property, schema.required?.includes(name) ?? false, schemas),
  );
}

function fieldOf(name: string, given: Schema, required: boolean, schemas: Record<string, Schema>): StepField {
  const schema = resolved(given, schemas);
  const label = bilingual(given.description ?? schema.description ?? name);
  const field = { name, label, required };
  const type = [schema.type].flat().find((each) => each !== 'null');
  if (schema.enum)
    return {
      ...field,
      label: withoutList(label),
      kind: 'choice',
      options: schema.enum.filter((each) => each !== null),
    };
  if (type === 'object') return { ...field, kind: 'group', fields: fieldsOf(schema, schemas) };
  if (type === 'array') {
    const item = resolved(schema.items!, schemas);
    if (item.properties) return { ...field, kind: 'groups', fields: fieldsOf(item, schemas) };
    return {
      ...field,
      kind: 'texts',
      ...(item.enum ? { options: item.enum.filter((each) => each !== null) } : {}),
    };
  }
  if (type === 'boolean') return { ...field, kind: 'flag' };
  if (type === 'integer')
    return {
      ...field,
      kind: 'count',
      ...(schema.minimum === undefined ? {} : { minimum: schema.minimum }),
      ...(schema.maximum === undefined ? {} : { maximum: schema.maximum }),
    };
  if (type === 'number') return { ...field, kind: 'number' };
  if (schema.format === 'date') return { ...field, kind: 'day' };
  if (schema.format === 'date-time') return { ...field, kind: 'instant' };
  return {
    ...field,
    kind: 'text',
    ...(schema.maxLength === undefined ? {} : { maxLength: schema.maxLength }),
  };
}

function resolved(schema: Schema, schemas: Record<string, Schema>): Schema {
  const inner = schema.$ref ?? schema.allOf?.[0]?.$ref ?? schema.anyOf?.find(({ $ref }) => $ref)?.$ref;
  return inner ? schemas[inner.split('/').at(-1)!]! : schema;
}

/** What a choice is called, without the choices: the form lists them. */
function withoutList({ zh, en }: Bilingual): Bilingual {
  return { zh: zh.replace(/[：:].*/s, ''), en: en.replace(/[:.].*/s, '') };
}

/** Descriptions of the document are in both languages, a slash between them. */
function bilingual(description: string): Bilingual {
  const at = description.search(/ ?\/ /);
  if (at < 0) return { zh: description, en: description };
  return { zh: description.slice(0, at), en: description.slice(at).replace(/^ ?\/ /, '') };
}
