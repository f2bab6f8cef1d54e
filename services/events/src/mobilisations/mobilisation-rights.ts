import { type Identity, isOfficeRole, isUnitRole } from '@muster/auth';
import type { DirectorySnapshot } from '@muster/directory';
import {
  type CalledOrganisation,
  isSame,
  type Mobilisation,
  type Organisation,
} from '../domain/mobilisation.js';

type Who = Pick<Identity, 'role' | 'unitId' | 'enterpriseId'>;
type PartyOrganisation = DirectorySnapshot['partyOrganisations'][number];

/**
 * Whom somebody answers for, the office aside: a unit's people for their unit and the party organisations that belong to it, a party secretary
 * for the party organisations of the enterprise (ADR-0233).
 *
 * @param parties those of the alliance.
 */
export function ownOrganisations(who: Who, parties: readonly PartyOrganisation[]): Organisation[] {
  const { role, unitId, enterpriseId } = who;
  const own = (isOwn: (party: PartyOrganisation) => boolean): Organisation[] =>
    parties.filter(isOwn).map(({ id }) => ({ kind: 'party_organisation', id }));
  if (isUnitRole(role) && unitId !== undefined)
    return [{ kind: 'unit', id: unitId }, ...own(({ unit_id }) => unit_id === unitId)];
  if (role === 'party_secretary' && enterpriseId !== undefined)
    return own((party) => isOfEnterprise(party, enterpriseId));
  return [];
}

/** An enterprise's own or joint organisation; an industry alliance's branch and a committee cover it as well, but others lead them. */
export const isOfEnterprise = ({ form, enterprise_ids }: PartyOrganisation, id: string): boolean =>
  (form === 'own' || form === 'joint') && enterprise_ids.includes(id);

/** Who is called sees it, and the office. */
export function sees(
  who: Who,
  { organisations }: Pick<Mobilisation, 'organisations'>,
  own: readonly Organisation[],
): boolean {
  return isOfficeRole(who.role) || organisations.some((called) => isOneOf(own, called));
}

/** Everybody who sees it sees who has answered; who has not, and why somebody does not come, the office and the organisation itself. */
export const seesAllOf = (who: Who, called: CalledOrganisation, own: readonly Organisation[]): boolean =>
  isOfficeRole(who.role) || isOneOf(own, called);

/** The office answers for everybody. */
export const answersFor = (who: Who, organisation: Organisation, own: readonly Organisation[]): boolean =>
  isOfficeRole(who.role) || isOneOf(own, organisation);

export const isOneOf = (some: readonly Organisation[], organisation: Organisation): boolean =>
  some.some((each) => isSame(each, organisation));
