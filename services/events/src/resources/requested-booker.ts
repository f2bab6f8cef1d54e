import type { Identity } from '@muster/auth';
import type { AttendeeKind } from '../domain/attendance.js';
import type { Booker } from '../domain/resource.js';
import type { Examination } from '../references/examination.js';
import type { BookRequest } from './book.request.js';

const KINDS: readonly AttendeeKind[] = ['unit', 'enterprise', 'party_organisation'];

/**
 * Whom a booking is for: the one organisation that is named, or the caller's own when none is. It is active in the directory.
 *
 * @throws Problem 422 `validation_failed` with `exactly_one_organisation` or what the directory has against it.
 */
export function requestedBooker(request: BookRequest, who: Identity, examination: Examination): Booker {
  const named = KINDS.flatMap((kind) => {
    const id = request[`${kind}_id`];
    return id == null ? [] : [{ kind, id }];
  });
  const [booker, ...more] = named.length > 0 ? named : ownOf(who);
  if (!booker || more.length > 0) examination.fault('/unit_id', 'exactly_one_organisation');
  else examination.organisation(`/${booker.kind}_id`, booker);
  examination.assertClean();
  return booker!;
}

function ownOf({ role, unitId, enterpriseId }: Identity): Booker[] {
  if (role === 'enterprise')
    return enterpriseId === undefined ? [] : [{ kind: 'enterprise', id: enterpriseId }];
  return unitId === undefined ? [] : [{ kind: 'unit', id: unitId }];
}
