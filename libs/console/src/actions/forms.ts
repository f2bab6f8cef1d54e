import generated from '../generated/forms.json' with { type: 'json' };
import { useSignedIn } from '../session/me-context.js';
import type { FormPath } from './form-paths.js';
import type { OperationForm } from './step.js';

const forms = generated as unknown as Readonly<Record<FormPath, OperationForm>>;

/** The form of an operation; undefined when it is not for the reader. */
export function useOperationForm(path: FormPath): OperationForm | undefined {
  const { role } = useSignedIn();
  return forms[path].roles.includes(role) ? forms[path] : undefined;
}
