import { Problem } from '@muster/http';
import { Fault } from '../domain/fault.js';
import { referenceTexts } from '../references/reference-texts.js';

/** What the caller is told of an error: a fault as its problem, everything else as it is. */
export function explainFault(error: unknown): unknown {
  return error instanceof Fault ? problemOfFault(error) : error;
}

/** A domain fault as the caller is told: 409 when the state forbids it, else 422 at the place in the request. */
function problemOfFault(fault: Fault): Problem {
  if (fault.kind === 'conflict') return new Problem(409, fault.code, fault.params);
  const message = referenceTexts[fault.code]!;
  return new Problem(422, 'validation_failed', fault.params, {
    errors: [{ pointer: fault.pointer, code: fault.code, message }],
  });
}
