import generated from '../generated/forms.json' with { type: 'json' };
import { useSignedIn } from '../session/me-context.js';
import type { FormPath } from './form-paths.js';
import type { OperationForm } from './step.js';

const forms = generated as unknown as Readonly<Record<FormPath, OperationForm>>;

/** The form of an operation; undefined when it is not for the reader, or when what it would change offers other things now. */
export function useOperationForm(
  path: FormPath,
  subject?: { readonly actions?: readonly string[] },
): OperationForm | undefined {
  const { role } = useSignedIn();
  const { roles, actions } = forms[path];
  const offered = subject?.actions;
  const isOffered = !offered || actions.some((action) => offered.includes(action));
  return roles.includes(role) && isOffered ? forms[path] : undefined;
}
