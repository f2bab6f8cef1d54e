import type { paths } from '../generated/schema.js';

/** What the list of whistles can be asked for, as the API names it. */
export type WhistleQuery = NonNullable<paths['/v1/tickets']['get']['parameters']['query']>;

const SORTS = ['newest', 'urgent', 'oldest', 'untouched'] as const;

/** The filters that the page's address holds: so that a list can be kept as a bookmark and sent to somebody. */
export function queryOf(search: URLSearchParams): WhistleQuery {
  const one = (name: string) => search.get(name) || undefined;
  const several = (name: string) => one(name)?.split(',');
  const sort = SORTS.find((each) => each === search.get('sort'));
  const query = {
    q: one('q'),
    state: several('state'),
    kind: several('kind'),
    category: one('category'),
    unit_id: one('unit_id'),
    flags: several('flags'),
    ...(search.get('overdue') === 'true' && { overdue: true }),
    ...(search.get('followed') === 'true' && { followed: true }),
    sort,
  };
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as WhistleQuery;
}
