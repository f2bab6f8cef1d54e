import { useQuery } from '@tanstack/react-query';
import { api, body, type Shape } from '../api/api.js';

/** One special action or series; undefined while it is not there, and of none. */
export function useCampaign(id: string | null): Shape<'CampaignView'> | undefined {
  const { data } = useQuery({
    queryKey: ['campaign', id],
    queryFn: () => body(api.GET('/v1/campaigns/{id}', { params: { path: { id: id! } } })),
    enabled: id !== null,
  });
  return data;
}
