import type { StepField } from './step.ts';

/** The path of an operation for one subject, and for the parts of it that it names: `{ id, item }`. */
export function pathWith(path: string, parts: Readonly<Record<string, string | undefined>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parts[name] ?? ''));
}

/**
 * What is sent of what a form holds: texts trimmed, what was left empty left out, days and instants as the API writes them. A switch
 * that nobody touched says no, a list that must be there and that nobody added to is empty.
 */
export function contentOf(
  fields: readonly StepField[],
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const content: Record<string, unknown> = {};
  for (const field of fields) {
    const value = valueOf(field, given[field.name]);
    if (value !== undefined) content[field.name] = value;
  }
  return content;
}

/** A day or an instant as the form's calendar holds it; a day that was chosen from a list is a text. */
interface Moment {
  format(pattern: string): string;
  toISOString(): string;
}

/** That there is none is said, because codes of the operating model of which a request does not speak may stay (ADR-0246). */
const SAID_WHEN_EMPTY = 'model_codes';

function valueOf(field: StepField, given: unknown): unknown {
  if (field.kind === 'flag') return field.required ? given === true : (given ?? undefined);
  if (field.kind === 'groups' && field.required && given === undefined) return [];
  if (field.name === SAID_WHEN_EMPTY) return given ?? [];
  if (given === undefined || given === null || given === '') return undefined;
  switch (field.kind) {
    case 'text':
      return (given as string).trim() || undefined;
    case 'texts': {
      const texts = (given as string[]).map((text) => text.trim()).filter((text) => text !== '');
      return texts.length > 0 ? texts : undefined;
    }
    case 'day':
      return typeof given === 'string' ? given : (given as Moment).format('YYYY-MM-DD');
    case 'instant':
      return (given as Moment).toISOString();
    case 'group': {
      const content = contentOf(field.fields!, given as Record<string, unknown>);
      return Object.keys(content).length > 0 ? content : undefined;
    }
    case 'groups':
      return (given as Record<string, unknown>[])
        .map((each) => contentOf(field.fields!, each))
        .filter((each) => field.fields!.every(({ name, required }) => !required || name in each));
    case 'choice':
    case 'count':
    case 'number':
      return given;
  }
}
