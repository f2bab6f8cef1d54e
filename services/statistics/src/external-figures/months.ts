import { type FieldError, Problem } from '@muster/http';

/** Months of one year, 1 to 12, the first not after the last. */
export interface Months {
  readonly year: number;
  readonly firstMonth: number;
  readonly lastMonth: number;
}

const NOT_IN_ORDER = {
  zh: '截止月不得早于起始月',
  en: 'the last month must not be before the first one',
};
const NOT_OF_ONE_YEAR = {
  zh: '起止月份应在同一年',
  en: 'both months must be of the same year',
};

/**
 * The months from one to another, both of the form `YYYY-MM`.
 *
 * @throws Problem 422 `validation_failed` at `/to`: `not_of_one_year`, `not_in_order`.
 */
export function monthsOf(from: string, to: string): Months {
  const [year, firstMonth] = from.split('-').map(Number) as [number, number];
  const [lastYear, lastMonth] = to.split('-').map(Number) as [number, number];
  if (lastYear !== year) throw refusal('not_of_one_year', NOT_OF_ONE_YEAR);
  if (lastMonth < firstMonth) throw refusal('not_in_order', NOT_IN_ORDER);
  return { year, firstMonth, lastMonth };
}

function refusal(code: string, message: FieldError['message']): Problem {
  return new Problem(422, 'validation_failed', {}, { errors: [{ pointer: '/to', code, message }] });
}
