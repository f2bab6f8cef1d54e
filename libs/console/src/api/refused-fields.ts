import type { Problem } from './problem.ts';

/** What is said at a field of a form. */
export interface RefusedField {
  readonly name: string;
  readonly errors: string[];
}

/**
 * What a refusal says of the fields that a form shows; nothing when it is about anything else besides.
 *
 * @param fieldOf the fields that refusals are about whose code says so, for want of a pointer
 */
export function refusedFields(
  { code, title, errors }: Problem,
  shown: readonly string[],
  fieldOf: Readonly<Record<string, string>>,
): RefusedField[] {
  const byCode = fieldOf[code] ? [{ name: fieldOf[code], errors: [title] }] : [];
  const fields =
    errors?.map(({ pointer, message }) => ({ name: pointer.slice(1), errors: [message] })) ?? byCode;
  return fields.every(({ name }) => shown.includes(name)) ? fields : [];
}
