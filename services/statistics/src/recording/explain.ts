import { type Bilingual, Problem } from '@muster/http';
import { Fault } from '../domain/fault.js';
import { ReasonMissing } from '../domain/published-month.js';
import { faultTexts } from './fault-texts.js';

const WHY = {
  zh: '该月已公布且数字已有变动，重新公布请说明原因',
  en: 'the month is published and its figures have changed: say why it is published again',
};

/** What the domain refuses, as a problem: 409 when the state forbids it, else 422 at the place in the request. */
export function explain(error: unknown): unknown {
  if (error instanceof ReasonMissing) return refused('/reason', 'required', WHY);
  if (!(error instanceof Fault)) return error;
  const { kind, code, pointer, params } = error;
  return kind === 'conflict'
    ? new Problem(409, code, params)
    : refused(pointer, code, faultTexts[code]!, params);
}

function refused(
  pointer: string,
  code: string,
  message: Bilingual,
  params: Readonly<Record<string, unknown>> = {},
): Problem {
  return new Problem(422, 'validation_failed', params, { errors: [{ pointer, code, message }] });
}
