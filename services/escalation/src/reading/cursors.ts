import { decodeCursor } from '@muster/http';

/** A position by id. @throws Problem 422 for anything that is no cursor of this list. */
export function idCursor(cursor: string | undefined): string | undefined {
  return decodeCursor<[string]>(cursor, ['uuid'])?.[0];
}

/** A position by sort key (an instant or an id, as the list is sorted) and id. @throws Problem 422 as above. */
export function sortedCursor(cursor: string | undefined, byInstant: boolean): [string, string] | undefined {
  return decodeCursor(cursor, [byInstant ? 'instant' : 'uuid', 'uuid']);
}
