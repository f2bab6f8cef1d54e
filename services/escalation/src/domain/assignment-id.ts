import { v5 } from 'uuid';

/** Of a UUID as text: the 48 bits in front, with their hyphens, and where what follows the version begins. */
const FRONT = 14;
const BEHIND_VERSION = 15;

/**
 * Id of a unit's assignment: the same for the same whistle, round, unit and offer, so that a decision taken twice offers once (A1).
 *
 * It begins as the whistle's id does, with its time, and goes on as their UUIDv5 would: a UUIDv8. Ids that are random from the start
 * would each go to another page of the index, and cost the more the more is stored (ADR-0175).
 *
 * @param ticketId UUID of the whistle, the name space.
 */
export function assignmentId(ticketId: string, round: number, unitId: string, offerNo: number): string {
  const named = v5(`${round}/${unitId}/${offerNo}`, ticketId);
  return `${ticketId.slice(0, FRONT)}8${named.slice(BEHIND_VERSION)}`;
}
