import { ValidateBy } from 'class-validator';

const DAY = String.raw`\d{4}-\d{2}-\d{2}`;
const TIME = String.raw`T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-](0\d|1[0-5]):[0-5]\d)`;
const FORMS = {
  isDay: new RegExp(`^${DAY}$`),
  isInstant: new RegExp(`^${DAY}${TIME}$`),
  isInstantOrDay: new RegExp(`^${DAY}(${TIME})?$`),
} as const;

// Years of four digits, in UTC: PostgreSQL has no year 0, and what is written beyond 9999 has a form of its own.
const FIRST = Date.parse('0001-01-01T00:00:00.000Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');
const LAST_DAY = '9999-12-31';

/**
 * An instant as RFC 3339 writes it, e.g. `2026-12-01T09:00:00+08:00`; seconds may be left out. A time without an offset would mean another hour
 * elsewhere. What is accepted can be read by `Date.parse` and by PostgreSQL; in queries, a plus sign that nobody encoded arrives as a blank and
 * is put back.
 *
 * @param orDay a day alone will do as well, and means its first moment in UTC.
 */
export function IsInstant({ orDay = false } = {}): PropertyDecorator {
  return hasForm(orDay ? 'isInstantOrDay' : 'isInstant');
}

/** A day of the calendar, `YYYY-MM-DD`, after which there is another one of this form. */
export function IsDay(): PropertyDecorator {
  return hasForm('isDay', (text) => text !== LAST_DAY);
}

function hasForm(name: keyof typeof FORMS, isFit = (_text: string) => true): PropertyDecorator {
  const form = FORMS[name];
  const validate = (value: unknown) =>
    typeof value === 'string' && form.test(value) && exists(value) && isFit(value);
  return ValidateBy({ name, constraints: [form], validator: { validate } });
}

// 30 February is the second of March to Date.parse.
function exists(text: string): boolean {
  const day = text.slice(0, 10);
  const [midnight, at] = [Date.parse(day), Date.parse(text)];
  if (!(FIRST <= midnight && FIRST <= at && at <= LAST)) return false;
  return new Date(midnight).toISOString().startsWith(day);
}
