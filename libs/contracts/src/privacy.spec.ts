import { eventTypes, type JsonSchema } from './index.js';

interface Field {
  readonly path: string;
  readonly name: string;
  readonly schema: JsonSchema;
}

function* fieldsOf(schema: JsonSchema, path = '', name = ''): Generator<Field> {
  yield { path, name, schema };
  for (const [field, inner] of Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>)) {
    yield* fieldsOf(inner, `${path}/${field}`, field);
  }
  if (schema['items']) yield* fieldsOf(schema['items'] as JsonSchema, `${path}/*`, name);
  for (const branch of (schema['anyOf'] ?? []) as JsonSchema[]) yield* fieldsOf(branch, path, name);
}

const FREE_TEXT = 'Enterprise 017 called, ring back 13800138000';
const takesFreeText = ({ schema }: Field): boolean =>
  schema['type'] === 'string' &&
  schema['format'] === undefined &&
  schema['enum'] === undefined &&
  (schema['pattern'] === undefined || new RegExp(schema['pattern'] as string).test(FREE_TEXT));

// Names of organisations and of list entries, and an organisation's place: the only text there is, on the directory's topic only.
const ORGANISATION_TEXT = new Set(['name_zh', 'name_en', 'function', 'line_parent']);
const PERSONAL =
  /(^|_)(phone|mobile|tel|email|mail|wechat|identity_card|address|person_name|given|family|who|agreed|title|description|comment|reason|result|remark|note|minutes_text|body)($|_)/;

describe.each(Object.values(eventTypes))('$type', ({ topic, schema }) => {
  const fields = [...fieldsOf(schema as unknown as JsonSchema)];

  it('takes no free text', () => {
    const free = fields
      .filter(takesFreeText)
      .filter(({ name }) => topic !== 'muster.organizations.v1' || !ORGANISATION_TEXT.has(name));
    expect(free.map(({ path }) => path)).toEqual([]);
  });

  it("has no field that could hold a person's data", () => {
    // A value of a list and a yes or no hold nobody's data, whatever their name: a reason by code.
    const open = fields.filter(
      ({ schema: field }) => field['enum'] === undefined && field['type'] !== 'boolean',
    );
    expect(open.filter(({ name }) => PERSONAL.test(name)).map(({ path }) => path)).toEqual([]);
    expect(
      fields
        .filter(({ path }) => path.startsWith('/officer/') && path.includes('name'))
        .map(({ path }) => path),
    ).toEqual([]);
  });

  it('says in both languages what each event and each field is', () => {
    const bare = fields.filter(
      ({ path, name, schema: field }) =>
        name && !path.endsWith('*') && field['type'] === 'string' && !described(fields, path),
    );
    expect(bare.map(({ path }) => path)).toEqual([]);
  });
});

const described = (fields: readonly Field[], path: string): boolean =>
  fields.some(
    (field) => field.path === path && / \/ /.test((field.schema['description'] as string | undefined) ?? ''),
  );
