import { decodeCursor, encodeCursor } from '@muster/http';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id inside a cursor. A cursor is opaque but not secret: what somebody made up must not reach a cast in SQL. @throws Problem 422. */
export function uuidCursor(id: string | undefined): string | undefined {
  if (id !== undefined && !UUID.test(id)) decodeCursor(encodeCursor([]), ['string']);
  return id;
}
