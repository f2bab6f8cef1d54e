import dayjs from 'dayjs';
import type { paths } from '../generated/schema.js';
import { vocabulary } from '../language/vocabulary.js';

type ResourceQuery = NonNullable<paths['/v1/resources']['get']['parameters']['query']>;

/** What the list is asked for by the page's address. Of a span in which a resource is to be free both ends have to be there, in order. */
export function queryOf(search: URLSearchParams): ResourceQuery {
  const kind = search.get('kind');
  const unitId = search.get('unit_id');
  const [from, to] = [momentOf(search.get('free_from')), momentOf(search.get('free_to'))];
  return {
    ...(kind && kind in vocabulary.resourceKind ? { kind: kind as NonNullable<ResourceQuery['kind']> } : {}),
    ...(unitId ? { unit_id: unitId } : {}),
    ...(from && to && from.isBefore(to) ? { free_from: from.toISOString(), free_to: to.toISOString() } : {}),
  };
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** A moment that an address names in the reader's own time, `2026-12-08T09:00`; undefined when it is none. */
export function momentOf(text: string | null): dayjs.Dayjs | undefined {
  if (text === null || !MOMENT.test(text)) return undefined;
  const moment = dayjs(text);
  return moment.isValid() ? moment : undefined;
}
