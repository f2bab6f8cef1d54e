import type { DirectorySnapshot } from '@muster/directory';
import type { Roster } from '../domain/matching.js';

/** Where the port enterprises are; the alliance's own zone replaces it as soon as its directory is there. */
export const USUAL_ZONE = 'Asia/Shanghai';

/** The directory as matching asks it. */
export function rosterOf(directory: DirectorySnapshot | undefined): Roster {
  return {
    timeZone: directory?.alliance?.time_zone ?? USUAL_ZONE,
    serves: (officerId, unitId) =>
      directory
        ?.officer(officerId)
        ?.posts.some(
          ({ organisation_kind, organisation_id }) =>
            organisation_kind === 'unit' && organisation_id === unitId,
        ) ?? false,
    onDuty: (unitId, at) => directory?.dutyOfficers(unitId, at) ?? [],
  };
}
