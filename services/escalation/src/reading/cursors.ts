import { decodeCursor, encodeCursor } from '@muster/http';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const INSTANT = /^(infinity|\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?[+-]\d{2}(:\d{2}){0,2})$/;
const NOT_A_CURSOR = encodeCursor([]);

/** A position by id. @throws Problem 422 for anything that is no cursor of this list. */
export function idCursor(cursor: string | undefined): string | undefined {
  const values = decodeCursor<[string]>(cursor, ['string']);
  if (values && !UUID.test(values[0])) decodeCursor(NOT_A_CURSOR, ['string']);
  return values?.[0];
}

/** A position by sort key (an instant or an id, as the list is sorted) and id. @throws Problem 422 as above. */
export function sortedCursor(cursor: string | undefined, byInstant: boolean): [string, string] | undefined {
  const values = decodeCursor<[string, string]>(cursor, ['string', 'string']);
  if (values && !((byInstant ? INSTANT : UUID).test(values[0]) && UUID.test(values[1])))
    decodeCursor(NOT_A_CURSOR, ['string']);
  return values;
}
