import type { Organisation } from '../domain/mobilisation.js';
import type { Examination } from '../references/examination.js';
import type { AnswerRequest } from './answer.request.js';

/**
 * Who answers: the one organisation that is named; without one, the caller's own unit when it is called, or else the only one of the caller's
 * that is.
 *
 * @param own of the caller's, the unit first, those that are called.
 * @throws Problem 422 `validation_failed` with `unit_or_party_organisation`.
 */
export function requestedOrganisation(
  { unit_id, party_organisation_id }: AnswerRequest,
  own: readonly Organisation[],
  examination: Examination,
): Organisation {
  const named: Organisation[] = [
    ...(unit_id == null ? [] : [{ kind: 'unit' as const, id: unit_id }]),
    ...(party_organisation_id == null
      ? []
      : [{ kind: 'party_organisation' as const, id: party_organisation_id }]),
  ];
  const [first, ...more] = named.length > 0 ? named : own;
  const isClear = more.length === 0 || (named.length === 0 && first?.kind === 'unit');
  if (!first || !isClear) examination.fault('/unit_id', 'unit_or_party_organisation');
  examination.assertClean();
  return first!;
}
