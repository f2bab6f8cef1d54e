import { hash } from 'node:crypto';
import { flatText } from '../flat-text.js';

/** Of a UUID as text: the 48 bits in front, with their hyphens. */
const FRONT = 14;
const VARIANTS = '89ab';

/**
 * Id of a unit's assignment: the same for the same whistle, round, unit and offer, so that a decision taken twice offers once (A1).
 *
 * A UUIDv8: it begins as the whistle's id does, with its time, and goes on with a hash of what it names. A UUIDv5 would be random from the start:
 * each to another page of the index, dearer the more is stored (ADR-0175).
 *
 * @param ticketId UUID of the whistle, in lower case.
 */
export function assignmentId(ticketId: string, round: number, unitId: string, offerNo: number): string {
  const named = hash('sha256', `${ticketId}/${round}/${unitId}/${offerNo}`);
  const variant = VARIANTS[parseInt(named[3]!, 16) % VARIANTS.length]!;
  return flatText(
    ticketId.slice(0, FRONT),
    '8',
    named.slice(0, 3),
    '-',
    variant,
    named.slice(4, 7),
    '-',
    named.slice(7, 19),
  );
}
