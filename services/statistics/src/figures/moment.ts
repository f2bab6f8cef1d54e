import { Problem } from '@muster/http';

/** RFC 3339 with an offset. A space where `+` was meant is what an unescaped `+` in a query becomes. */
export const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+ -]\d{2}:\d{2})$/;

/** A month as `period` names it. */
export const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** From here on it is the year 10000 somewhere, whose months have no names. */
const END_OF_TIME = Date.UTC(9999, 11, 31);

/**
 * The instant that a query parameter names, or null when it is absent.
 *
 * @throws Problem 422 `validation_failed` for a day that does not exist, or the end of the year 9999.
 */
export function momentOf(text: string | undefined, parameter: string): Date | null {
  if (text === undefined) return null;
  const moment = new Date(text.replace(' ', '+'));
  if (!(moment.getTime() < END_OF_TIME)) {
    const message = {
      zh: '没有这个日期时间，或晚于 9999-12-30',
      en: 'there is no such date and time, or it is after 9999-12-30',
    };
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
