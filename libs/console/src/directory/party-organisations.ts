import { useQuery } from '@tanstack/react-query';
import { api, body } from '../api/api.js';
import { everyPage } from '../api/every-page.js';
import { useLanguage } from '../language/language-context.js';
import { useSignedIn } from '../session/me-context.js';

/** A party organisation by its name in the reader's language, and the unit that it belongs to. */
export interface PartyOrganisation {
  readonly id: string;
  readonly name: string;
  readonly unitId: string | undefined;
}

/**
 * The alliance's party organisations. Apart from the rest of the directory: only pages about attendance, bookings, secretaries' turns and
 * mobilisations need them.
 */
export function usePartyOrganisations(): readonly PartyOrganisation[] {
  const { language } = useLanguage();
  const { alliance_id } = useSignedIn();
  const { data } = useQuery({
    queryKey: ['directory', alliance_id, 'party-organisations'],
    queryFn: () =>
      everyPage((query) =>
        body(
          api.GET('/v1/alliances/{alliance_id}/party-organisations', {
            params: { path: { alliance_id: alliance_id! }, query },
          }),
        ),
      ),
    enabled: alliance_id !== null,
    staleTime: Infinity,
  });
  return (data ?? []).map(({ id, name_zh, name_en, unit_id }) => ({
    id,
    name: language === 'zh' ? name_zh : name_en,
    unitId: unit_id,
  }));
}
