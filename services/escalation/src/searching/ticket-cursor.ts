import { idCursor, sortedCursor } from '../reading/cursors.js';
import type { Sort } from './ticket-filter.js';

/** Where a page of tickets goes on. @throws Problem 422 for anything that is no cursor of a list that is sorted so. */
export function ticketCursor(cursor: string | undefined, sort: Sort): readonly string[] | undefined {
  if (sort === 'urgent') return sortedCursor(cursor, true);
  const id = idCursor(cursor);
  return id === undefined ? undefined : [id];
}
