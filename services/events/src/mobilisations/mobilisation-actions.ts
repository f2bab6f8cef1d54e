import { type Identity, isOfficeRole } from '@muster/auth';
import type { Mobilisation, Organisation } from '../domain/mobilisation.js';
import { answersFor } from './mobilisation-rights.js';

/** What can be done with a mobilisation; each is among the `x-actions` of the operation that does it. */
export const MOBILISATION_ACTIONS = ['end'] as const;

/** What can be done for one of the organisations that are called, likewise. */
export const CALLED_ACTIONS = ['answer'] as const;

type Who = Pick<Identity, 'role' | 'unitId' | 'enterpriseId'>;

/** What a reader may do with it now. */
export const mobilisationActions = (who: Who, { ended }: Pick<Mobilisation, 'ended'>): string[] =>
  !ended && isOfficeRole(who.role) ? [...MOBILISATION_ACTIONS] : [];

/** What a reader may do now for an organisation that it calls. @param own organisations of the reader's. */
export const calledActions = (
  who: Who,
  { ended }: Pick<Mobilisation, 'ended'>,
  organisation: Organisation,
  own: readonly Organisation[],
): string[] => (!ended && answersFor(who, organisation, own) ? [...CALLED_ACTIONS] : []);
