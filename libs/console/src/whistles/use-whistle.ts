import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/api.js';

/** A whistle, as far as the reader may see it. */
export function useWhistle(
  id: string | undefined,
  options: { staleTime?: number; refetchInterval?: number } = {},
) {
  return useQuery({
    queryKey: ['whistle', id],
    queryFn: () => body(api.GET('/v1/tickets/{id}', { params: { path: { id: id! } } })),
    enabled: id !== undefined,
    ...options,
  });
}
