import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/api.js';
import { useSignedIn } from '../session/me-context.js';

/** Who looks after the alliance's projects under way, and which branches they are due. */
export function useSites() {
  const { alliance_id } = useSignedIn();
  return useQuery({
    queryKey: ['dual-officers', alliance_id],
    queryFn: () =>
      body(
        api.GET('/v1/alliances/{alliance_id}/dual-officers', {
          params: { path: { alliance_id: alliance_id! } },
        }),
      ),
    enabled: alliance_id !== null,
  });
}
