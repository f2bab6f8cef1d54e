import { Problem } from '@muster/http';
import { ReasonMissing } from '../domain/published-month.js';

const WHY = {
  zh: '该月已公布且数字已有变动，重新公布请说明原因',
  en: 'the month is published and its figures have changed: say why it is published again',
};

/** What the domain refuses, as a problem. */
export function explain(error: unknown): unknown {
  if (!(error instanceof ReasonMissing)) return error;
  return new Problem(
    422,
    'validation_failed',
    {},
    { errors: [{ pointer: '/reason', code: 'required', message: WHY }] },
  );
}
