import { v5 } from 'uuid';

/**
 * Id of a unit's assignment: the same for the same whistle, round, unit and offer, so that a decision taken twice offers once (A1).
 *
 * @param ticketId UUID of the whistle, the name space.
 */
export function assignmentId(ticketId: string, round: number, unitId: string, offerNo: number): string {
  return v5(`${round}/${unitId}/${offerNo}`, ticketId);
}
