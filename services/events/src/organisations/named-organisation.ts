import type { Identity } from '@muster/auth';
import type { AttendeeKind } from '../domain/attendance.js';
import type { Examination } from '../references/examination.js';
import type { Organisation } from './acts-for.js';

const KINDS: readonly AttendeeKind[] = ['unit', 'enterprise', 'party_organisation'];

/** Part of a request: at most one of the three. */
export type Naming = { readonly [Kind in `${AttendeeKind}_id`]?: string | null };

/**
 * Whom something is asked for: the one organisation that is named, or the caller's own when none is. It is active in the directory.
 *
 * @throws Problem 422 `validation_failed` with `exactly_one_organisation` or what the directory has against it.
 */
export function namedOrganisation(request: Naming, who: Identity, examination: Examination): Organisation {
  const organisation = namedOrOwn(request, who, examination);
  examination.organisation(`/${organisation.kind}_id`, organisation).assertClean();
  return organisation;
}

/** The same of an organisation that may have left meanwhile. @throws Problem 422 `validation_failed` with `exactly_one_organisation`. */
export function namedOrOwn(request: Naming, who: Identity, examination: Examination): Organisation {
  const named = KINDS.flatMap((kind) => {
    const id = request[`${kind}_id`];
    return id == null ? [] : [{ kind, id }];
  });
  const [organisation, ...more] = named.length > 0 ? named : ownOf(who);
  if (!organisation || more.length > 0)
    examination.fault('/unit_id', 'exactly_one_organisation').assertClean();
  return organisation!;
}

function ownOf({ role, unitId, enterpriseId }: Identity): Organisation[] {
  if (role === 'enterprise')
    return enterpriseId === undefined ? [] : [{ kind: 'enterprise', id: enterpriseId }];
  return unitId === undefined ? [] : [{ kind: 'unit', id: unitId }];
}
