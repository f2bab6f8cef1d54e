import { Problem } from '@muster/http';

/** RFC 3339 with an offset. A space where `+` was meant is what an unescaped `+` in a query becomes. */
export const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+ -]\d{2}:\d{2})$/;

/**
 * The instant that a query parameter names, or null when it is absent.
 *
 * @throws Problem 422 `validation_failed` for a day that does not exist.
 */
export function momentOf(text: string | undefined, parameter: string): Date | null {
  if (text === undefined) return null;
  const moment = new Date(text.replace(' ', '+'));
  if (Number.isNaN(moment.getTime())) {
    const message = { zh: '没有这个日期时间', en: 'there is no such date and time' };
    throw new Problem(
      422,
      'validation_failed',
      {},
      {
        errors: [{ pointer: `/${parameter}`, in: 'query', code: 'wrong_format', message }],
      },
    );
  }
  return moment;
}
