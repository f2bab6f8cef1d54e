import { ValidateBy, type ValidationOptions } from 'class-validator';

/** Forms whose refusal says in words what to write (`validation-messages.ts`): who reads it is not helped by a pattern. */
export type FormName = 'isWritten' | 'isStorable' | 'isMonth' | 'isMoment' | 'isStreamStart' | 'isDecimal';

/** A text of a form. The API document has its pattern, as of `Matches`. */
export function HasForm(name: FormName, form: RegExp, options?: ValidationOptions): PropertyDecorator {
  const validate = (value: unknown) => typeof value === 'string' && form.test(value);
  return ValidateBy({ name, constraints: [form], validator: { validate } }, options);
}
