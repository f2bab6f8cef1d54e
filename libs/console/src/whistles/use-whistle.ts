import { useQueries, useQuery } from '@tanstack/react-query';
import { api, body } from '../api/api.js';
import { whistleName } from './whistle-names.js';

const read = (id: string) => body(api.GET('/v1/tickets/{id}', { params: { path: { id } } }));

/** A whistle, as far as the reader may see it. */
export function useWhistle(id: string | undefined, options: { refetchInterval?: number } = {}) {
  return useQuery({
    queryKey: ['whistle', id],
    queryFn: () => read(id!),
    enabled: id !== undefined,
    ...options,
  });
}

/**
 * What a whistle is called, when the reader may see it. Apart from the whistle itself: a page may name two hundred of them, and no command
 * changes a name, so that none has them read again.
 */
export function useWhistleName(id: string): string | undefined {
  return useQuery(nameQuery(id)).data;
}

/** The same of several, in their order. */
export function useWhistleNames(ids: readonly string[]): (string | undefined)[] {
  return useQueries({ queries: ids.map(nameQuery) }).map(({ data }) => data);
}

const nameQuery = (id: string) => ({
  queryKey: ['whistle-name', id],
  queryFn: () => whistleName(id),
  staleTime: Infinity,
});
