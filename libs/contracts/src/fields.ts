import Type from 'typebox';

/** A text in both languages of the product. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Schema annotation for a field: Chinese first, English after the slash, as it appears in the published schemas. */
export const about = (zh: string, en: string): { description: string } => ({ description: `${zh} / ${en}` });

const SLUG = '^[a-z0-9][a-z0-9-]{0,62}$';
const CODE = '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$';

/** Identifier chosen by whoever imports a directory: lower-case letters, digits and hyphens, 1 to 63 characters. */
export const slug = (zh: string, en: string) => Type.String({ pattern: SLUG, ...about(zh, en) });

/** Code from a list that an alliance keeps (category, stage, post, mechanism): 1 to 64 characters without spaces. */
export const code = (zh: string, en: string) => Type.String({ pattern: CODE, ...about(zh, en) });

/** UUID; ours are version 7, assignments version 5. */
export const uuid = (zh: string, en: string) => Type.String({ format: 'uuid', ...about(zh, en) });

/** RFC 3339 instant. */
export const instant = (zh: string, en: string) => Type.String({ format: 'date-time', ...about(zh, en) });

/** Calendar day `YYYY-MM-DD` in the alliance's time zone. */
export const day = (zh: string, en: string) => Type.String({ format: 'date', ...about(zh, en) });

/** IANA time zone, e.g. `Asia/Shanghai`. */
export const timeZone = (zh: string, en: string) =>
  Type.String({ pattern: '^[A-Za-z][A-Za-z0-9_+/-]{0,63}$', ...about(zh, en) });

/** Name of an organisation, project or list entry; never of a person. */
export const name = (zh: string, en: string) =>
  Type.String({ minLength: 1, maxLength: 200, ...about(zh, en) });

/** Whole number from 0. */
export const count = (zh: string, en: string) => Type.Integer({ minimum: 0, ...about(zh, en) });

/** Whole number from 1. */
export const ordinal = (zh: string, en: string) => Type.Integer({ minimum: 1, ...about(zh, en) });

/** Degrees of WGS 84, from `-most` to `most`: 90 for latitudes, 180 for longitudes. */
export const degrees = (most: number, zh: string, en: string) =>
  Type.Number({ minimum: -most, maximum: most, ...about(zh, en) });

export const flag = (zh: string, en: string) => Type.Boolean(about(zh, en));

/** A value of a list that may grow within a major version: producers are held to it, consumers must expect others (ADR-0040). */
export const choice = <const Values extends string[]>(values: readonly [...Values], zh: string, en: string) =>
  Type.Enum([...values] as unknown as Values, { type: 'string', ...about(zh, en) });

/** A field that is always present and may be null. */
export const orNull = <Schema extends Type.TSchema>(schema: Schema) => {
  const { description, ...rest } = schema as Schema & { description?: string };
  return Type.Union(
    [rest as unknown as Schema, Type.Null()],
    description === undefined ? {} : { description },
  );
};

export const optional = Type.Optional;

/** A list; order carries no meaning unless the description says so. */
export const list = <Schema extends Type.TSchema>(schema: Schema, zh: string, en: string) =>
  Type.Array(schema, about(zh, en));

/** An object that producers may not extend on the quiet; what consumers accept is the opened form (`openSchema`). */
export const record = <Fields extends Type.TProperties>(fields: Fields, note?: Bilingual) =>
  Type.Object(fields, { additionalProperties: false, ...(note ? about(note.zh, note.en) : {}) });

/** What every event of every topic carries. */
export const common = {
  version: ordinal('聚合版本，同一键内连续无缺', 'Version of the aggregate, gap-free per key'),
  occurred_at: instant('发生时间（数据库时间，UTC）', 'When it happened, by database time, UTC'),
};
