import { useQuery } from '@tanstack/react-query';
import { api, body, type Shape } from '../api/api.js';

export type SecretaryRota = Shape<'SecretaryRotaView'>;
export type Turn = Shape<'TurnView'>;

/** Whom the API tells whose turn it is. */
export const ROTA_READERS: ReadonlySet<string> = new Set([
  'dispatcher',
  'council',
  'supervisor',
  'unit_officer',
  'unit_head',
  'party_secretary',
  'enterprise',
]);

const LOOK_AGAIN = 60_000;

/** The alliance's rota. @param isAsked whether the reader's role may read it. */
export function useSecretaryRota(isAsked = true) {
  return useQuery({
    queryKey: ['secretary-rota'],
    queryFn: () => body(api.GET('/v1/secretary-rota')),
    refetchInterval: LOOK_AGAIN,
    enabled: isAsked,
  });
}
