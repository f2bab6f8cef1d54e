import { type Identity, isOfficeRole } from '@muster/auth';
import type { Turn } from '../domain/secretary-rota.js';

/** What can be done with the rota, and with one turn; each is among the `x-actions` of the operation that does it. */
export const ROTA_ACTIONS = ['set_rota'] as const;
export const TURN_ACTIONS = ['replace', 'swap', 'hand_over', 'record_feedback'] as const;
type TurnAction = (typeof TURN_ACTIONS)[number];

/** What a reader may do with the rota. */
export function rotaActions(who: Pick<Identity, 'role'>): string[] {
  return isOfficeRole(who.role) ? [...ROTA_ACTIONS] : [];
}

/** What a reader may do with a turn now. */
export function turnActions(
  who: Pick<Identity, 'role'>,
  state: 'ended' | 'current' | 'ahead',
  { handedOver }: Pick<Turn, 'handedOver'>,
): TurnAction[] {
  if (!isOfficeRole(who.role)) return [];
  const possible: Record<TurnAction, boolean> = {
    replace: state !== 'ended',
    swap: state === 'ahead',
    hand_over: state !== 'ahead' && !handedOver,
    record_feedback: state !== 'ahead',
  };
  return TURN_ACTIONS.filter((action) => possible[action]);
}
