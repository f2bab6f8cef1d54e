import { useQuery } from '@tanstack/react-query';
import { api, body, type Shape } from '../api/api.js';
import { everyPage } from '../api/every-page.js';
import type { Option } from '../directory/directory.js';

type Campaign = Pick<Shape<'CampaignSummaryView'>, 'id' | 'title'>;

/** Special actions and series that an activity can join, and the one that it belongs to, whether that goes on or not. */
export function useOpenCampaigns(own?: Campaign): readonly Option[] {
  const open: readonly Campaign[] = useOpen();
  const known = own && !open.some(({ id }) => id === own.id) ? [own, ...open] : open;
  return known.map(optionOf);
}

/** What a special action can be part of: what goes on, and is no part itself. */
export function useWholes(): readonly Option[] {
  return useOpen()
    .filter(({ part_of }) => part_of === null)
    .map(optionOf);
}

function useOpen() {
  const { data = [] } = useQuery({
    queryKey: ['campaigns', 'open'],
    queryFn: () =>
      everyPage((query) =>
        body(api.GET('/v1/campaigns', { params: { query: { ...query, state: 'open' } } })),
      ),
  });
  return data;
}

const optionOf = ({ id, title }: Campaign): Option => ({ value: id, label: title });
